package dev.parley.ops;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * PostgreSQL and Redis for the tests that need Quarkus: the same companions as in development, a fresh home, started
 * once for all test classes. Put {@code @QuarkusTestResource(EmbeddedServices.class)} on the class; fields of type
 * {@link Outage} are filled in.
 */
public final class EmbeddedServices implements QuarkusTestResourceLifecycleManager {
    private final PostgresCompanion postgres = new PostgresCompanion();
    private final RedisCompanion redis = new RedisCompanion();
    private Optional<Path> made = Optional.empty();
    private Optional<Outage> outage = Optional.empty();

    /** The cables to both servers. */
    public record Outage(Cable postgres, Cable redis) {
        void close() {
            postgres.close();
            redis.close();
        }
    }

    @Override
    public Map<String, String> start() {
        var home = temporaryHome();
        made = Optional.of(home);
        var surroundings = TestSurroundings.in(home);
        var keys = new HashMap<String, String>();
        keys.put("parley.home", home.toString());
        keys.putAll(postgres.start(surroundings));
        keys.putAll(redis.start(surroundings));
        var database = new Cable(
                URI.create(keys.get("quarkus.datasource.reactive.url")).getPort());
        var store = new Cable(URI.create(keys.get("quarkus.redis.hosts")).getPort());
        outage = Optional.of(new Outage(database, store));
        keys.computeIfPresent("quarkus.datasource.reactive.url", (key, url) -> through(database, url));
        keys.computeIfPresent("quarkus.redis.hosts", (key, url) -> through(store, url));
        return keys;
    }

    @Override
    public void inject(TestInjector injector) {
        outage.ifPresent(it -> injector.injectIntoFields(it, new TestInjector.MatchesType(Outage.class)));
    }

    @Override
    public void stop() {
        outage.ifPresent(Outage::close);
        redis.stop();
        postgres.stop();
        try {
            if (made.isPresent()) {
                Unpacking.delete(made.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String through(Cable cable, String url) {
        return url.replaceFirst("127.0.0.1:\\d+", "127.0.0.1:" + cable.port());
    }

    private static Path temporaryHome() {
        try {
            return Files.createTempDirectory("parley-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
