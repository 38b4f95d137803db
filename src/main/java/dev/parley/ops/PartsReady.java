package dev.parley.ops;

import dev.parley.talk.Part;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while no part is down: one that serves callers less well still serves them. */
@Readiness
@Singleton
class PartsReady implements HealthCheck {
    private final Instance<Part> parts;

    PartsReady(@Any Instance<Part> parts) {
        this.parts = parts;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("Parts of Parley");
        var up = true;
        for (var status : parts.stream().map(Part::status).toList()) {
            answer.withData(status.part(), status.level() + ": " + status.sentence());
            up &= status.level() != Part.Level.DOWN;
        }
        return answer.status(up).build();
    }
}
