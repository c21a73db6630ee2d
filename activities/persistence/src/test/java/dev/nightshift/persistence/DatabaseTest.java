package dev.nightshift.persistence;

import static dev.nightshift.persistence.Samples.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.nightshift.config.ConfigException;
import dev.nightshift.config.Env;
import dev.nightshift.config.Secret;
import dev.nightshift.config.Setting;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
    private static TestDatabase server;
    private static Database database;

    @BeforeAll
    static void open() {
        server = TestDatabase.create();
        database = Database.open(server.application());
    }

    @AfterAll
    static void close() {
        database.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "08006, UNAVAILABLE",
        "57P01, UNAVAILABLE",
        "57P03, UNAVAILABLE",
        "40001, UNAVAILABLE",
        "40P01, UNAVAILABLE",
        "53100, OUT_OF_CAPACITY",
        "53300, OUT_OF_CAPACITY"
    })
    void tellsWhatPasses(String state, FailureType type) {
        assertThat(failureOf(() -> database.inTenant(ACME, handle -> handle.execute(raise(state)))))
                .isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22003", "42601", "XX000"})
    void leavesABugABug(String state) {
        assertThatThrownBy(() -> database.inTenant(ACME, handle -> handle.execute(raise(state))))
                .isInstanceOf(JdbiException.class);
    }

    @Test
    void survivesAnOutageOfTheServer() {
        assertThat(database.answers()).isTrue();

        TestDatabase.stopServer();
        boolean answered = database.answers();
        Throwable failure = catchThrowable(() -> new DocumentCatalog(database).count(ACME));
        TestDatabase.startServer();

        assertThat(answered).isFalse();
        assertThat(failure)
                .isInstanceOfSatisfying(
                        WorkException.class, e -> assertThat(e.type()).isEqualTo(FailureType.UNAVAILABLE));
        assertThat(new DocumentCatalog(database).count(ACME)).isZero();
    }

    @Test
    void tellsThatThePoolIsExhausted() throws InterruptedException {
        DatabaseSettings one = new DatabaseSettings(
                server.application().url(), server.application().user(), new Secret("x"), 1);
        ExecutorService holder = Executors.newSingleThreadExecutor();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (Database single = Database.open(one)) {
            holder.execute(() -> single.withoutTenant(handle -> {
                held.countDown();
                return awaited(done);
            }));
            held.await();

            assertThat(failureOf(() -> new DocumentCatalog(single).count(ACME))).isEqualTo(FailureType.UNAVAILABLE);
            done.countDown();
            holder.shutdown();
            assertThat(holder.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            assertThat(new DocumentCatalog(single).count(ACME)).isZero();
        }
    }

    @Test
    void saysWhyItCannotConnect() {
        DatabaseSettings worker = server.application();

        assertThat(failureOf(() -> connect("jdbc:postgresql://localhost:1/x?password=hidden", worker.user())))
                .isEqualTo(FailureType.UNAVAILABLE);
        assertThat(failureOf(() -> connect(worker.url() + "x", worker.user()))).isEqualTo(FailureType.INVALID_INPUT);
        assertThat(failureOf(() -> connect(worker.url(), "nobody"))).isEqualTo(FailureType.NOT_AUTHORIZED);
        assertThat(failureOf(() -> connect("not a url", "nobody"))).isEqualTo(FailureType.INVALID_INPUT);
        assertThatThrownBy(() -> connect("jdbc:postgresql://localhost:1/x?password=hidden", "me"))
                .hasMessageContaining("localhost:1/x as me")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void readsItsSettings() {
        Env env = Env.of(Map.of("DATABASE_URL", "jdbc:postgresql:x", "DATABASE_USER", "me", "DATABASE_PASSWORD", "p"));
        assertThat(DatabaseSettings.from(env))
                .isEqualTo(new DatabaseSettings("jdbc:postgresql:x", "me", new Secret("p"), 10));

        Env bad = Env.of(Map.of("DATABASE_MAX_CONNECTIONS", "101"));
        DatabaseSettings.from(bad);
        MigrationSettings.from(bad);
        assertThatThrownBy(bad::check)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("DATABASE_URL")
                .hasMessageContaining("DATABASE_OWNER_USER")
                .hasMessageContaining("DATABASE_MAX_CONNECTIONS must be a whole number from 1 to 100");
    }

    @Test
    void refusesTheUrlOfAnotherDatabaseTogetherWithAllElseThatIsWrong() {
        Env env = Env.of(Map.of("DATABASE_URL", "jdbc:mysql://u:s3cret@h/d"));
        DatabaseSettings.from(env);

        assertThatThrownBy(env::check)
                .hasMessageContaining("DATABASE_URL must be like jdbc:postgresql://host:5432/database")
                .hasMessageContaining("DATABASE_USER")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://h:5432/d, jdbc:postgresql://h:5432/d",
        "jdbc:postgresql:d, jdbc:postgresql:d",
        "jdbc:postgresql://h/d?user=u&password=s3cret, jdbc:postgresql://h/d?***",
        "jdbc:postgresql://h/d?password=s3&cret=@h&ssl=true, jdbc:postgresql://h/d?***",
        "jdbc:postgresql://u:s3cret@h:5432/d, jdbc:postgresql://***@h:5432/d",
        "jdbc:postgresql://u:s3/cr@t@h/d?password=s3cret, jdbc:postgresql://***@h/d?***",
        "postgres://u:s3cret@h/d, postgres://***@h/d",
        "u:s3cret@h, u:***@h"
    })
    void showsNoPasswordThatTheUrlHolds(String url, String shown) {
        Env env = Env.of(Map.of("DATABASE_URL", url));

        assertThat(DatabaseSettings.from(env).url()).isEqualTo(url);
        assertThat(env.effective()).contains(new Setting("DATABASE_URL", shown, "environment"));

        Env owner = Env.of(Map.of("DATABASE_URL", url));
        assertThat(MigrationSettings.from(owner).url()).isEqualTo(url);
        assertThat(owner.effective()).contains(new Setting("DATABASE_URL", shown, "environment"));
    }

    private static FailureType failureOf(ThrowingCallable call) {
        Throwable failure = catchThrowable(call);
        assertThat(failure).isInstanceOf(WorkException.class);
        return ((WorkException) failure).type();
    }

    private static void connect(String url, String user) {
        Database.open(new DatabaseSettings(url, user, new Secret("p"), 1)).close();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String raise(String state) {
        return "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '" + state + "'; END $$";
    }
}
