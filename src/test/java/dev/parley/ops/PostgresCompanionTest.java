package dev.parley.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the real programs. */
class PostgresCompanionTest {
    @TempDir
    Path home;

    private final PostgresCompanion postgres = new PostgresCompanion();

    @AfterEach
    void stop() {
        postgres.stop();
    }

    @Test
    void dataOutlivesARestart() throws SQLException {
        execute(start(postgres), "create table note (words text)", "insert into note values ('Grüße')");
        postgres.stop();
        assertThat(query(start(postgres), "select words from note")).isEqualTo("Grüße");
    }

    @Test
    void whatACrashedStartLeftRunningIsStoppedAndItsDataKept() throws SQLException {
        var crashed = new PostgresCompanion();
        var before = start(crashed);
        execute(before, "create table note (words text)", "insert into note values ('kept')");
        var orphan = server().alive().orElseThrow();

        var after = start(postgres);

        assertThat(Child.over(orphan)).isTrue();
        assertThat(query(after, "select words from note")).isEqualTo("kept");
        assertThatThrownBy(() -> query(before, "select 1")).isInstanceOf(SQLException.class);
    }

    @Test
    void stoppingLeavesNoProcessBehindAndIsDoneOnce() {
        start(postgres);
        var process = server().alive().orElseThrow();
        postgres.stop();
        postgres.stop();
        assertThat(Child.over(process)).isTrue();
        assertThat(home.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    @Test
    void aPidFileThatNamesAStrangerHarmsNobody() throws IOException, SQLException {
        start(postgres);
        postgres.stop();
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            var data = home.resolve("postgres/data");
            Files.write(
                    data.resolve("postmaster.pid"), List.of(Long.toString(stranger.pid()), data.toString(), "1", "1"));
            assertThat(query(start(postgres), "select 7")).isEqualTo("7");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aDatabaseOfAnotherVersionIsRefusedAndLeftAlone() throws IOException {
        var version = home.resolve("postgres/data/PG_VERSION");
        Files.createDirectories(home.resolve("postgres/data"));
        Files.writeString(version, "17\n");
        assertThatThrownBy(() -> start(postgres))
                .isInstanceOf(StartException.class)
                .hasMessageContainingAll("PostgreSQL 17", "brings 18", "quarkus.datasource.reactive.url");
        assertThat(version).hasContent("17");
    }

    @Test
    void onlyOneOfTheTwoUrlsIsNotEnough() {
        assertRefused("quarkus.datasource.jdbc.url", "quarkus.datasource.reactive.url");
        assertRefused("quarkus.datasource.reactive.url", "quarkus.datasource.jdbc.url");
    }

    @Test
    void aConfiguredDatabaseIsUsedInstead() {
        var both = Map.of(
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://db/x",
                "quarkus.datasource.reactive.url", "postgresql://db/x");
        assertThat(postgres.wanted(TestSurroundings.in(home, both))).isFalse();
        assertThat(postgres.wanted(TestSurroundings.in(home))).isTrue();
    }

    private void assertRefused(String given, String missing) {
        var half = TestSurroundings.in(home, Map.of(given, "postgresql://db/x"));
        assertThat(postgres.wanted(half)).isTrue();
        assertThatThrownBy(() -> postgres.start(half))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith(given + " is configured and " + missing + " is not");
    }

    private Map<String, String> start(PostgresCompanion companion) {
        return companion.start(TestSurroundings.in(home));
    }

    private Child server() {
        return Child.keeping(home.resolve("postgres/data/postmaster.pid"), "postgres");
    }

    private static void execute(Map<String, String> keys, String... statements) throws SQLException {
        try (var connection = connect(keys);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(Map<String, String> keys, String sql) throws SQLException {
        try (var connection = connect(keys);
                var result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static java.sql.Connection connect(Map<String, String> keys) throws SQLException {
        return DriverManager.getConnection(
                keys.get("quarkus.datasource.jdbc.url"),
                keys.get("quarkus.datasource.username"),
                keys.get("quarkus.datasource.password"));
    }
}
