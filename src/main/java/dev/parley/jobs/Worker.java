package dev.parley.jobs;

import io.smallrye.mutiny.Uni;

/** Does jobs of one kind; each bean of this type is found by itself. Several jobs may be in its hands at once. */
public interface Worker {
    /** The kind of job, as {@link Work#kind} has it. */
    String kind();

    /**
     * Does a job, on a Vert.x context of the job's own, without blocking it. Whatever must not be done twice is a
     * step. Failures are tried again with growing pauses, until the limit of attempts; {@link Hopeless} is not tried
     * again, {@link Later} waits without counting as a failure. A try whose time is up, or whose job somebody else has
     * taken over, is cancelled: what it has others do is to be cancelled with it.
     */
    Uni<Void> work(Job job, Steps steps);
}
