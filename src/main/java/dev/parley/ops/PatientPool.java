package dev.parley.ops;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
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
                .connectingTo(List.<SqlConnectOptions>copyOf(servers))
                .using(input.vertx())
                .build();
    }
}
