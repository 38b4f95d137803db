package dev.parley.jobs;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** The steps of a job: what is done stays done, whatever becomes of the worker. For one job, on its own context. */
public interface Steps {
    /**
     * Does a step, unless it was done before, and keeps its result; the next step begins after that is committed. A
     * process that dies between a step's deed and that commit does the step again: what it asks of others carries an
     * idempotency key.
     *
     * @param name of the step, unique within the job: {@code transcribe}
     * @param step gives its result as JSON
     * @return the result, from now or from then
     */
    Uni<String> once(String name, Supplier<Uni<String>> step);

    /**
     * Tells that a step gets on, when it takes long: a try that shows no progress for {@code parley.jobs.longest-try} is
     * cancelled. A step that is done is progress by itself. Any thread.
     */
    default void progress() {}
}
