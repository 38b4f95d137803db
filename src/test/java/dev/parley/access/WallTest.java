package dev.parley.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class WallTest {
    @Inject
    Wall wall;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String superuser;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @ConfigProperty(name = "quarkus.flyway.init-sql")
    String everyTeam;

    private final String plain = "plain_" + ThreadLocalRandom.current().nextInt(100_000, 999_999);

    @Test
    void parleysOwnConnectionsAreHeldAlthoughTheirUserIsASuperuser() throws SQLException {
        assertThat(wall.holds().await().atMost(Duration.ofSeconds(30))).isTrue();
        try (var root = DriverManager.getConnection(url, superuser, password)) {
            assertThat(said(root, "select rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("t");
            assertThat(said(root, "select row_security_active('calls')")).isEqualTo("f");
        }
    }

    /** A database as hosters give it: its user owns the tables, may make no role, and is not in Parley's. */
    @Test
    void aUserWhoOwnsTheTablesIsHeldToo() throws SQLException {
        try (var root = DriverManager.getConnection(url, superuser, password)) {
            run(root, "create role " + plain + " login password 'plain'");
            run(root, "create database " + plain + " owner " + plain);
            try {
                migrated();
                held();
            } finally {
                run(root, "drop database " + plain + " with (force)");
                run(root, "drop role " + plain);
            }
        }
    }

    private void migrated() {
        Flyway.configure()
                .dataSource(address(), plain, "plain")
                .initSql(everyTeam)
                .load()
                .migrate();
    }

    private void held() throws SQLException {
        try (var owner = DriverManager.getConnection(address(), plain, "plain")) {
            run(owner, "insert into teams (id, name) values (2, 'second')");
            run(owner, "set parley.team to '2'");
            run(owner, "insert into audit (team_id, actor, deed, subject) values (2, '', 'theirs', '')");
            assertThatThrownBy(() ->
                            run(owner, "insert into audit (team_id, actor, deed, subject) values (1, '', '', '')"))
                    .hasMessageContaining("row-level security");
            run(owner, "set parley.team to '1'");
            assertThat(said(owner, "select count(*) from audit")).isEqualTo("0");
            run(owner, "set parley.team to ''");
            assertThat(said(owner, "select count(*) from audit")).isEqualTo("0");
            run(owner, "set parley.team to 'every'");
            assertThat(said(owner, "select count(*) from audit")).isEqualTo("1");
            assertThat(said(owner, "select count(*) from pg_class where relrowsecurity and not relforcerowsecurity"))
                    .isEqualTo("0");
        }
    }

    private String address() {
        return url.replaceFirst("/[^/]*$", "/" + plain);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String said(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
