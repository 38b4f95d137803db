package dev.parley.bench;

import java.io.IOException;

/**
 * Seconds of processor time that were used up to a moment.
 *
 * @param at seconds of a clock
 * @param parley of the one process that is looked at
 * @param decoding of the programs that it has run: ffmpeg
 * @param bench of all processes of the bench, but for {@code decoding}
 * @param machine of all processes there are
 */
record AfterUsage(
        double at, double parley, double decoding, double postgres, double redis, double bench, double machine) {
    static AfterUsage now(AfterStage stage, ParleyProcess parley) throws IOException {
        return new AfterUsage(
                System.nanoTime() / 1e9,
                Processes.processorSeconds(parley.pid()),
                Processes.secondsOfEndedChildren(parley.pid()),
                Processes.secondsOfFamily(stage.postgresPid()),
                Processes.secondsOfFamily(stage.redisPid()),
                Processes.secondsOfAllAbout(stage.folder()),
                Processes.machineSeconds());
    }

    AfterUsage minus(AfterUsage before) {
        return new AfterUsage(
                at - before.at,
                parley - before.parley,
                decoding - before.decoding,
                postgres - before.postgres,
                redis - before.redis,
                bench - before.bench,
                machine - before.machine);
    }

    /** Cores, one after the other, for a table. */
    String told() {
        return String.format(
                java.util.Locale.ROOT,
                "Parley %.2f, ffmpeg %.2f, PostgreSQL %.2f, Redis %.2f, stand-ins %.2f; others %.2f",
                parley / at,
                decoding / at,
                postgres / at,
                redis / at,
                (bench - parley - postgres - redis) / at,
                (machine - bench - decoding) / at);
    }
}
