package dev.parley.ops;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Connections to PostgreSQL that are given up when nothing comes from them any more, so that those lost in an outage
 * do not fill the pool for ever. An idle one that is given up on the way costs a new one on the next use.
 */
@Singleton
class PatientPool implements PgPoolCreator {
    private static final int SILENT_FOR_SECONDS = 20;
    private static final String TAKE_ROLE = """
            select set_config('role', rolname, false) from pg_roles
            where rolname = 'parley_team' and pg_has_role(oid, 'member')""";

    @Override
    public Pool create(Input input) {
        var servers = input.pgConnectOptionsList();
        servers.forEach(server -> {
            server.setIdleTimeoutUnit(TimeUnit.SECONDS);
            server.setReadIdleTimeout(SILENT_FOR_SECONDS);
            server.setConnectTimeout(3000);
            server.setReconnectAttempts(0);
        });
        return PgBuilder.pool()
                .with(input.poolOptions())
                .withConnectHandler(PatientPool::humble)
                .connectingTo(List.<SqlConnectOptions>copyOf(servers))
                .using(input.vertx())
                .build();
    }

    /**
     * Takes the role that row-level security holds, where there is one; superusers pass it. See V5__access.sql; at the
     * start Parley says so when rows are not held (access.Wall).
     */
    private static void humble(SqlConnection connection) {
        connection.query(TAKE_ROLE).execute().onComplete(done -> connection.close());
    }
}
