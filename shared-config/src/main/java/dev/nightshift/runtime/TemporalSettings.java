package dev.nightshift.runtime;

import static java.util.Objects.requireNonNull;

import dev.nightshift.config.Env;
import dev.nightshift.config.Secret;
import dev.nightshift.config.Setting;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Temporal: its own standard variables, and the profiles of its configuration file.
 * Variables win over the file. {@code TEMPORAL_SERVER_URL} stands in for {@code TEMPORAL_ADDRESS}.
 */
public final class TemporalSettings {
    private static final String ADDRESS = "TEMPORAL_ADDRESS";
    private static final String ADDRESS_ALIAS = "TEMPORAL_SERVER_URL";
    private static final String NAMESPACE = "TEMPORAL_NAMESPACE";
    private static final String TLS = "TEMPORAL_TLS";
    private static final String HEADER_PREFIX = "TEMPORAL_GRPC_META_";
    private static final List<String> SECRETS = List.of("TEMPORAL_API_KEY", "TEMPORAL_TLS_CLIENT_KEY_DATA");
    private static final List<String> OTHERS = List.of(
            "TEMPORAL_PROFILE",
            "TEMPORAL_CONFIG_FILE",
            "TEMPORAL_TLS_SERVER_NAME",
            "TEMPORAL_TLS_SERVER_CA_CERT_PATH",
            "TEMPORAL_TLS_SERVER_CA_CERT_DATA",
            "TEMPORAL_TLS_CLIENT_CERT_PATH",
            "TEMPORAL_TLS_CLIENT_CERT_DATA",
            "TEMPORAL_TLS_CLIENT_KEY_PATH",
            "TEMPORAL_TLS_DISABLE_HOST_VERIFICATION");
    private static final String DEFAULT_ADDRESS = "127.0.0.1:7233";
    private static final Pattern SCHEME = Pattern.compile("^(https?|grpcs?)://");
    private static final Pattern HOST_AND_PORT = Pattern.compile("\\S+:\\d{1,5}");

    private final ClientConfigProfile profile;
    private final Duration connectTimeout;

    private TemporalSettings(ClientConfigProfile profile, Duration connectTimeout) {
        this.profile = requireNonNull(profile, "profile");
        this.connectTimeout = requireNonNull(connectTimeout, "connectTimeout");
    }

    public static TemporalSettings from(Env env) {
        Map<String, String> variables = new LinkedHashMap<>();
        readAddress(env, variables);
        env.optional(NAMESPACE).ifPresent(value -> variables.put(NAMESPACE, value));
        OTHERS.forEach(name -> env.optional(name).ifPresent(value -> variables.put(name, value)));
        SECRETS.forEach(name -> putSecret(env, name, variables));
        env.namesStartingWith(HEADER_PREFIX).forEach(name -> putSecret(env, name, variables));
        Duration connectTimeout = env.duration(
                "TEMPORAL_CONNECT_TIMEOUT", Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofHours(1));
        ClientConfigProfile profile = profile(env, variables);
        return new TemporalSettings(
                profile.toBuilder()
                        .setAddress(complete(env, variables, ADDRESS, profile.getAddress(), DEFAULT_ADDRESS))
                        .setNamespace(complete(env, variables, NAMESPACE, profile.getNamespace(), "default"))
                        .build(),
                connectTimeout);
    }

    /** Returns host and port. */
    public String address() {
        return requireNonNull(profile.getAddress());
    }

    public String namespace() {
        return requireNonNull(profile.getNamespace());
    }

    /** Returns how long a first connection may take, a second to an hour. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** Returns these settings with a connect timeout of at most {@code limit}. */
    TemporalSettings connectingWithin(Duration limit) {
        return connectTimeout.compareTo(limit) <= 0 ? this : new TemporalSettings(profile, limit);
    }

    WorkflowServiceStubsOptions.Builder serviceOptions() {
        return WorkflowServiceStubsOptions.newBuilder(profile.toWorkflowServiceStubsOptions());
    }

    /** A negative interval turns worker heartbeats off, which a test server offers and does not serve. */
    WorkflowClientOptions clientOptions() {
        return WorkflowClientOptions.newBuilder(profile.toWorkflowClientOptions())
                .setDataConverter(Payloads.dataConverter())
                .setWorkerHeartbeatInterval(Duration.ofSeconds(-1))
                .build();
    }

    /** The profile's own text would show the API key. */
    @Override
    public String toString() {
        return "Temporal at " + address() + ", namespace " + namespace();
    }

    private static void readAddress(Env env, Map<String, String> variables) {
        Optional<String> alias = env.optional(ADDRESS_ALIAS);
        String name = env.optional(ADDRESS).isPresent() ? ADDRESS : ADDRESS_ALIAS;
        Optional<String> text = env.optional(ADDRESS).or(() -> alias);
        env.optional(TLS).ifPresent(value -> variables.put(TLS, Boolean.toString(env.flag(TLS, false))));
        if (text.isEmpty()) {
            return;
        }
        String address = SCHEME.matcher(text.get()).replaceFirst("").replaceFirst("/+$", "");
        if (!HOST_AND_PORT.matcher(address).matches()) {
            env.reject(name, "must be host:port but is " + text.get());
            return;
        }
        variables.put(ADDRESS, address);
        if (text.get().startsWith("https://") || text.get().startsWith("grpcs://")) {
            variables.putIfAbsent(TLS, "true");
        }
        if (name.equals(ADDRESS_ALIAS)) {
            env.report(new Setting(ADDRESS, address, ADDRESS_ALIAS));
        }
    }

    private static void putSecret(Env env, String name, Map<String, String> variables) {
        env.optionalSecret(name).map(Secret::reveal).ifPresent(value -> variables.put(name, value));
    }

    private static ClientConfigProfile profile(Env env, Map<String, String> variables) {
        try {
            ClientConfigProfile profile = ClientConfigProfile.load(LoadClientConfigProfileOptions.newBuilder()
                    .setEnvOverrides(variables)
                    .build());
            profile.toWorkflowServiceStubsOptions();
            return profile;
        } catch (IOException | RuntimeException e) {
            env.reject("TEMPORAL_PROFILE", "or another TEMPORAL_ variable cannot be used: " + rootMessage(e));
            return ClientConfigProfile.getDefaultInstance();
        }
    }

    private static String rootMessage(Throwable e) {
        if (e instanceof NullPointerException) {
            return "Temporal's configuration file has no profile";
        }
        return e.getCause() == null ? String.valueOf(e.getMessage()) : rootMessage(e.getCause());
    }

    /** Fills in what neither a variable nor the file gave, and reports which it was. */
    private static String complete(
            Env env, Map<String, String> variables, String name, @Nullable String value, String fallback) {
        if (value == null || value.isBlank()) {
            env.report(new Setting(name, fallback, "default"));
            return fallback;
        }
        if (!variables.containsKey(name)) {
            env.report(new Setting(name, value, "Temporal's configuration file"));
        }
        return value;
    }
}
