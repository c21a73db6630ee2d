package dev.nightshift.activity.storage.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.config.Env;
import dev.nightshift.objects.ObjectUri;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectSourceSettingsTest {
    @Test
    void allowsNothingByDefault() {
        assertThat(read(Map.of()).allowedRoots()).isEmpty();
    }

    @Test
    void readsBucketsAndPrefixes() {
        assertThat(read(Map.of("STORAGE_ALLOWED_S3_ROOTS", "s3://notes, s3://archive/2026%2C/ ,"))
                        .allowedRoots())
                .containsExactly(new ObjectUri("notes", ""), new ObjectUri("archive", "2026,/"));
    }

    @Test
    void namesTheVariableAndTheRootThatIsNone() {
        assertThatThrownBy(() -> read(Map.of("STORAGE_ALLOWED_S3_ROOTS", "s3://notes/,/srv/notes")))
                .hasMessageContaining("STORAGE_ALLOWED_S3_ROOTS must be s3: URIs")
                .hasMessageContaining("/srv/notes");
    }

    private static ObjectSourceSettings read(Map<String, String> variables) {
        Env env = Env.of(variables);
        ObjectSourceSettings settings = ObjectSourceSettings.from(env);
        env.check();
        return settings;
    }
}
