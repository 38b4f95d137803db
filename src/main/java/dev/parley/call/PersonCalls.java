package dev.parley.call;

import dev.parley.line.Line;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Carries out what a conversation wants of a person, and tells it what came of that. Lives on the call's context. */
final class PersonCalls {
    private static final Logger LOG = Logger.getLogger(PersonCalls.class);

    private final Line line;
    private final Consumer<Happening> told;

    PersonCalls(Line line, Consumer<Happening> told) {
        this.line = line;
        this.told = told;
    }

    void ring(String extension, Duration ring) {
        line.ringPerson(extension, ring)
                .invoke(outcome -> LOG.infof("Call %s: extension %s was rung: %s", line.call(), extension, outcome))
                .subscribe()
                .with(outcome -> told.accept(new Happening.PersonRung(outcome)), this::failed);
    }

    void join(boolean listening) {
        line.joinPerson(listening).subscribe().with(done -> told.accept(new Happening.PersonJoined(true)), failure -> {
            failed(failure);
            told.accept(new Happening.PersonJoined(false));
        });
    }

    void leave() {
        line.leavePerson().subscribe().with(done -> told.accept(new Happening.BackFromPerson()), failure -> {
            failed(failure);
            told.accept(new Happening.BackFromPerson());
        });
    }

    void transfer(String extension) {
        line.transfer(extension).subscribe().with(done -> told.accept(new Happening.Transferred(true)), failure -> {
            failed(failure);
            told.accept(new Happening.Transferred(false));
        });
    }

    private void failed(Throwable failure) {
        LOG.warnf("Call %s: %s", line.call(), failure.getMessage());
    }
}
