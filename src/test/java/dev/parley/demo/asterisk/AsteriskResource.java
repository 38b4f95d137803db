package dev.parley.demo.asterisk;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a @QuarkusTest the private Asterisk: {@code @QuarkusTestResource(AsteriskResource.class)}. */
public final class AsteriskResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return TestExchange.get().keys();
    }

    /** It stays up for the next test class. */
    @Override
    public void stop() {}
}
