package dev.parley.model;

import dev.parley.model.ollama.Ollama;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The models that the configuration names. A server that is not there does not hold up the start. */
@ApplicationScoped
class ConfiguredModels implements Models {
    private static final Logger LOG = Logger.getLogger(ConfiguredModels.class);

    private final Vertx vertx;
    private final ModelSettings settings;
    private final UsageLog usage;
    private final Allowance allowance;
    private final Optional<GuardedModel> configured;
    private final Optional<GuardedModel> standIn;

    @Inject
    ConfiguredModels(
            Vertx vertx,
            ModelSettings settings,
            MeterRegistry meters,
            Event<ModelUsed> uses,
            Allowance allowance,
            @ConfigProperty(name = "parley.demo.ollama.url") Optional<String> standInUrl) {
        this(vertx, settings, new UsageLog(meters, uses::fire), allowance, standInUrl);
    }

    ConfiguredModels(
            Vertx vertx, ModelSettings settings, UsageLog usage, Allowance allowance, Optional<String> standInUrl) {
        this.allowance = allowance;
        this.vertx = vertx;
        this.settings = settings;
        this.usage = usage;
        configured = settings.url().map(url -> model("quarkus.langchain4j.ollama.base-url", url, settings.name()));
        standIn = standInUrl.map(url -> model("parley.demo.ollama.url", url, "stand-in"));
    }

    @Override
    public Optional<Model> configured() {
        return configured.map(Model.class::cast);
    }

    @Override
    public Optional<Model> standIn() {
        return standIn.map(Model.class::cast);
    }

    void start(@Observes StartupEvent started) {
        probe();
        vertx.setPeriodic(settings.probe().toMillis(), tick -> probe());
    }

    private void probe() {
        Stream.of(configured, standIn).flatMap(Optional::stream).forEach(model -> model.probe()
                .subscribe()
                .with(done -> {}, fault -> LOG.warnf(fault, "%s could not be probed.", model.name())));
    }

    private GuardedModel model(String key, String url, String name) {
        return new GuardedModel(new Ollama(vertx, address(key, url), name, settings), settings, usage, allowance);
    }

    private static URI address(String key, String url) {
        try {
            var uri = new URI(url.strip());
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
                return uri;
            }
        } catch (URISyntaxException notAnAddress) {
            throw wrong(key, url, notAnAddress);
        }
        throw wrong(key, url, null);
    }

    private static IllegalArgumentException wrong(String key, String url, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "%s is \"%s\", which is no web address. Write it like http://host:11434.".formatted(key, url), cause);
    }
}
