package dev.nightshift.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.config.ConfigException;
import dev.nightshift.config.Env;
import dev.nightshift.config.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalSettingsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @BeforeEach
    void writeAFileThatSetsNothing() throws Exception {
        file = Files.writeString(folder.resolve("temporal.toml"), "[profile.default]\n");
    }

    @Test
    void withoutAnythingItIsALocalServer() {
        TemporalSettings settings = TemporalSettings.from(env(Map.of()));

        assertThat(settings.address()).isEqualTo("127.0.0.1:7233");
        assertThat(settings.namespace()).isEqualTo("default");
        assertThat(settings.connectTimeout()).hasMinutes(1);
        assertThat(settings.serviceOptions().build().getEnableHttps()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"temporal:7233", "http://temporal:7233", "grpc://temporal:7233/", "http://temporal:7233/"})
    void anAliasMayCarryAScheme(String address) {
        Env env = env(Map.of("TEMPORAL_SERVER_URL", address));

        TemporalSettings settings = TemporalSettings.from(env);

        assertThat(settings.address()).isEqualTo("temporal:7233");
        assertThat(env.effective()).contains(new Setting("TEMPORAL_ADDRESS", "temporal:7233", "TEMPORAL_SERVER_URL"));
        env.check();
    }

    @Test
    void theAddressWinsOverItsAlias() {
        TemporalSettings settings =
                TemporalSettings.from(env(Map.of("TEMPORAL_ADDRESS", "a:1", "TEMPORAL_SERVER_URL", "b:2")));

        assertThat(settings.address()).isEqualTo("a:1");
    }

    @Test
    void httpsMeansTls() {
        TemporalSettings settings = TemporalSettings.from(env(Map.of("TEMPORAL_SERVER_URL", "https://cloud:7233")));

        assertThat(settings.serviceOptions().build().getSslContext()).isNotNull();
    }

    @Test
    void anApiKeyMeansTlsAndStaysSecret() {
        Env env = env(Map.of("TEMPORAL_ADDRESS", "cloud:7233", "TEMPORAL_API_KEY", "hush"));

        TemporalSettings settings = TemporalSettings.from(env);

        assertThat(settings.serviceOptions().build().getEnableHttps()).isTrue();
        assertThat(settings).asString().doesNotContain("hush");
        assertThat(env.effective()).contains(new Setting("TEMPORAL_API_KEY", "***", "environment"));
    }

    @Test
    void aHeaderIsSentAndStaysSecret() {
        Env env = env(Map.of("TEMPORAL_GRPC_META_X_TOKEN", "hush"));

        TemporalSettings settings = TemporalSettings.from(env);

        assertThat(settings.serviceOptions().build().getGrpcMetadataProviders()).hasSize(1);
        assertThat(env.effective()).contains(new Setting("TEMPORAL_GRPC_META_X_TOKEN", "***", "environment"));
    }

    @Test
    void aProfileOfTheFileIsReadAndVariablesWin() throws Exception {
        Files.writeString(file, """
                [profile.work]
                address = "file:7233"
                namespace = "night"
                """);
        Env env = env(Map.of("TEMPORAL_PROFILE", "work", "TEMPORAL_NAMESPACE", "day"));

        TemporalSettings settings = TemporalSettings.from(env);

        assertThat(settings.address()).isEqualTo("file:7233");
        assertThat(settings.namespace()).isEqualTo("day");
        assertThat(env.effective())
                .contains(
                        new Setting("TEMPORAL_ADDRESS", "file:7233", "Temporal's configuration file"),
                        new Setting("TEMPORAL_NAMESPACE", "day", "environment"));
    }

    @Test
    void aFileWithoutProfilesIsReported() throws Exception {
        Files.writeString(file, "");
        Env env = env(Map.of());

        TemporalSettings.from(env);

        assertThatThrownBy(env::check)
                .isInstanceOf(ConfigException.class)
                .hasMessageEndingWith("cannot be used: Temporal's configuration file has no profile");
    }

    @Test
    void whatCannotBeUsedIsReportedWithTheRest() {
        Env env = env(Map.of(
                "TEMPORAL_ADDRESS", "no port",
                "TEMPORAL_PROFILE", "unknown",
                "TEMPORAL_TLS", "perhaps",
                "TEMPORAL_CONNECT_TIMEOUT", "PT0S"));

        TemporalSettings.from(env);

        assertThatThrownBy(env::check)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("TEMPORAL_ADDRESS must be host:port but is no port")
                .hasMessageContaining("TEMPORAL_PROFILE or another TEMPORAL_ variable cannot be used")
                .hasMessageContaining("unknown")
                .hasMessageContaining("TEMPORAL_TLS must be true or false but is perhaps")
                .hasMessageContaining("TEMPORAL_CONNECT_TIMEOUT must be a duration");
    }

    @Test
    void aMissingCertificateIsReported() {
        Env env = env(Map.of(
                "TEMPORAL_TLS_CLIENT_CERT_PATH", folder.resolve("none.pem").toString()));

        TemporalSettings.from(env);

        assertThatThrownBy(env::check).isInstanceOf(ConfigException.class).hasMessageContaining("none.pem");
    }

    /** Names an own file, so that the one of whoever runs the test is not read. */
    private Env env(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("TEMPORAL_CONFIG_FILE", file.toString());
        return Env.of(all);
    }
}
