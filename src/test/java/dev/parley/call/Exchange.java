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
    private static final Map<String, String> SHORT_WAITS = Map.of(
            "parley.call.reprompt", "3s",
            "parley.call.hand-over-ring", "4s",
            "parley.call.keypad-pause", "2s",
            "parley.listen.whisper.timeout", "3s",
            "parley.listen.breaker.failures", "2",
            "parley.listen.probe-every", "1s",
            "parley.listen.breaker.pause", "3s",
            "parley.model.probe", "1s",
            "parley.model.breaker.pause", "2s");

    private Optional<Wires> wires = Optional.empty();
    private boolean demoOnly;

    /**
     * @param ari the cable to Asterisk's HTTP server; sound and SIP do not go through it
     * @param ear the cable to the recogniser
     * @param mind the cable to the model
     */
    public record Wires(
            TestExchange asterisk, Cable ari, StandInWhisper whisper, Cable ear, StandInOllama ollama, Cable mind) {
        static Wires lay() {
            var asterisk = TestExchange.another();
            var whisper = StandInWhisper.start();
            var ollama = StandInOllama.start();
            return new Wires(
                    asterisk,
                    cable(asterisk.key("parley.asterisk.url")),
                    whisper,
                    cable(whisper.url()),
                    ollama,
                    cable(ollama.url()));
        }

        private static Cable cable(String url) {
            return new Cable(URI.create(url).getPort());
        }

        void close() {
            ari.close();
            ear.close();
            mind.close();
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
        var all = Wires.lay();
        wires = Optional.of(all);
        var keys = new HashMap<>(all.asterisk().keys());
        keys.put("parley.asterisk.url", "http://127.0.0.1:" + all.ari().port());
        keys.putAll(demoOnly ? demo(all) : real(all));
        keys.putAll(SHORT_WAITS);
        return keys;
    }

    private static Map<String, String> real(Wires all) {
        return Map.of(
                "parley.listen.whisper.url", "http://127.0.0.1:" + all.ear().port() + "/v1",
                "quarkus.langchain4j.ollama.base-url",
                        "http://127.0.0.1:" + all.mind().port(),
                "parley.model.name", StandInOllama.MODEL);
    }

    private static Map<String, String> demo(Wires all) {
        return Map.of(
                "parley.demo.whisper.url", "http://127.0.0.1:" + all.ear().port() + "/v1",
                "parley.demo.ollama.url", "http://127.0.0.1:" + all.mind().port());
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
