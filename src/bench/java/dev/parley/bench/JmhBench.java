package dev.parley.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The hot pieces one by one, with what each operation allocates. */
final class JmhBench {
    private static final TimeValue ITERATION = TimeValue.milliseconds(700);

    private JmhBench() {}

    static void run() {
        var options = new OptionsBuilder()
                .include(Settings.benchmarks())
                .forks(1)
                .warmupIterations(4)
                .warmupTime(ITERATION)
                .measurementIterations(5)
                .measurementTime(ITERATION)
                .timeUnit(TimeUnit.NANOSECONDS)
                .addProfiler(GCProfiler.class)
                .build();
        try {
            var results = new Runner(options).run();
            System.out.println();
            System.out.println("| piece | ns | B allocated |\n|---|---|---|");
            results.forEach(result -> System.out.println(row(result)));
        } catch (RunnerException e) {
            throw new IllegalStateException("The benchmarks do not run", e);
        }
    }

    private static String row(org.openjdk.jmh.results.RunResult result) {
        var parameters = result.getParams();
        var name = parameters.getBenchmark().replaceAll(".*\\.(\\w+)Benchmark\\.", "$1 ");
        var with = parameters.getParamsKeys().stream()
                .map(parameters::getParam)
                .collect(java.util.stream.Collectors.joining(" "));
        var allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return String.format(
                java.util.Locale.ROOT,
                "| %s %s | %.0f | %.0f |",
                name,
                with,
                result.getPrimaryResult().getScore(),
                allocated == null ? 0 : allocated.getScore());
    }
}
