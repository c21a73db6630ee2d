package dev.nightshift.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.config.ConfigException;
import dev.nightshift.config.Env;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectStoreSettingsTest {
    @Test
    void leavesEverythingToTheEnvironmentByDefault() {
        ObjectStoreSettings settings = read(Map.of());

        assertThat(settings).isEqualTo(new ObjectStoreSettings(null, null, null, null, false, Duration.ofSeconds(30)));
    }

    @Test
    void namesBucketsInThePathOfAStoreThatIsNamed() {
        assertThat(read(Map.of("S3_ENDPOINT", "http://127.0.0.1:9000")))
                .satisfies(settings -> assertThat(settings.pathStyle()).isTrue())
                .satisfies(settings -> assertThat(settings.endpoint()).isEqualTo(URI.create("http://127.0.0.1:9000")));
        assertThat(read(Map.of("S3_ENDPOINT", "https://s3.example.org", "S3_PATH_STYLE", "false"))
                        .pathStyle())
                .isFalse();
    }

    @Test
    void showsNoSecret() {
        Env env = Env.of(Map.of("S3_ACCESS_KEY", "id", "S3_SECRET_KEY", "hush"));

        assertThat(ObjectStoreSettings.from(env).toString()).doesNotContain("hush");
        assertThat(env.effective().toString()).doesNotContain("hush");
    }

    @Test
    void refusesHalfOfCredentialsAndWhatIsNoAddress() {
        assertThatThrownBy(() -> read(Map.of("S3_ACCESS_KEY", "id", "S3_ENDPOINT", "localhost:9000")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("S3_SECRET_KEY is needed")
                .hasMessageContaining("S3_ENDPOINT must be an address");
    }

    private static ObjectStoreSettings read(Map<String, String> variables) {
        Env env = Env.of(variables);
        ObjectStoreSettings settings = ObjectStoreSettings.from(env);
        env.check();
        return settings;
    }
}
