package dev.parley.call;

import dev.parley.demo.asterisk.TestExchange;
import dev.parley.demo.ollama.StandInOllama;
import dev.parley.demo.whisper.StandInWhisper;
import dev.parley.ops.Cable;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What Parley is connected to in the tests of whole calls: an Asterisk of their own behind a cable, and stand-ins for a
 * speech recogniser and a language model, configured as an operator configures real ones. With the argument
 * {@code engines=demo} the stand-ins are the demo's, for its own caller only. Fields of type {@link Wires} are filled
 * in. Waits that a test has to sit through are short.
 */
public final class Exchange implements QuarkusTestResourceLifecycleManager {
    private Optional<Wires> wires = Optional.empty();
    private boolean demoOnly;

    /** @param ari the cable to Asterisk's HTTP server; sound and SIP do not go through it */
    public record Wires(TestExchange asterisk, Cable ari, StandInWhisper whisper, StandInOllama ollama) {
        void close() {
            ari.close();
            whisper.close();
            ollama.close();
            asterisk.close();
        }
    }

    @Override
    public void init(Map<String, String> arguments) {
        demoOnly = "demo".equals(arguments.get("engines"));
    }

    @Override
    public Map<String, String> start() {
        var asterisk = TestExchange.another();
        var ari = new Cable(URI.create(asterisk.key("parley.asterisk.url")).getPort());
        var all = new Wires(asterisk, ari, StandInWhisper.start(), StandInOllama.start());
        wires = Optional.of(all);
        var keys = new HashMap<>(asterisk.keys());
        keys.put("parley.asterisk.url", "http://127.0.0.1:" + ari.port());
        keys.putAll(demoOnly ? demo(all) : real(all));
        keys.putAll(SHORT_WAITS);
        return keys;
    }

    private static final Map<String, String> SHORT_WAITS = Map.of(
            "parley.call.reprompt", "3s",
            "parley.call.hand-over-ring", "4s",
            "parley.call.keypad-pause", "2s",
            "parley.listen.probe-every", "1s",
            "parley.listen.breaker.pause", "3s",
            "parley.model.probe", "1s",
            "parley.model.breaker.pause", "2s");

    private static Map<String, String> real(Wires all) {
        return Map.of(
                "parley.listen.whisper.url", all.whisper().url(),
                "quarkus.langchain4j.ollama.base-url", all.ollama().url(),
                "parley.model.name", StandInOllama.MODEL);
    }

    private static Map<String, String> demo(Wires all) {
        return Map.of(
                "parley.demo.whisper.url", all.whisper().url(),
                "parley.demo.ollama.url", all.ollama().url());
    }

    @Override
    public void inject(TestInjector injector) {
        wires.ifPresent(it -> injector.injectIntoFields(it, new TestInjector.MatchesType(Wires.class)));
    }

    @Override
    public void stop() {
        wires.ifPresent(Wires::close);
    }
}
