package dev.parley.bench.feel;

import dev.parley.listen.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What all callers together lived through. For one thread. */
public final class FeelFigures {
    private static final Duration YIELDS_WITHIN = Duration.ofMillis(1500);
    private static final int FEW_WORDS = 3;

    private final List<Duration> responses = new ArrayList<>();
    private final List<Duration> shortResponses = new ArrayList<>();
    private final List<Duration> degradedResponses = new ArrayList<>();
    private final List<Duration> yields = new ArrayList<>();
    private int said;
    private int hesitant;
    private int cutOff;
    private int unanswered;
    private int interrupted;
    private int murmured;
    private int kept;
    private int falseTriggers;
    private Duration noise = Duration.ZERO;
    private int words;
    private int lost;
    private long chops;
    private Duration speech = Duration.ZERO;

    /** @param written the caller's turns as Parley has kept them */
    public void add(Played call, List<String> written) {
        var silences = Silences.in(call.heard());
        for (var one : call.done()) {
            switch (one.turn()) {
                case Turn.Say say -> said(call, one, say);
                case Turn.Interrupt interrupt -> interrupted(call, one, interrupt);
                case Turn.Murmur murmur -> murmured(call, one, murmur, written);
                case Turn.Rustle rustle -> {
                    noise = noise.plus(one.to().minus(one.from()));
                    falseTriggers += (int) silences.stops(one.from(), one.to());
                }
            }
        }
        words(call, written);
        if (!call.has(Turn.Interrupt.class) && !call.has(Turn.Murmur.class) && !call.has(Turn.Rustle.class)) {
            chops += silences.chops();
            speech = speech.plus(silences.speech());
        }
    }

    private void said(Played call, Played.Done one, Turn.Say say) {
        said++;
        hesitant += say.say().size() > 1 ? 1 : 0;
        if (call.cutOff(one)) {
            cutOff++;
            return;
        }
        var response = call.response(one);
        if (response.isEmpty()) {
            unanswered++;
        }
        response.ifPresent(time -> {
            responses.add(time);
            if (count(say.stretches().toList()) < FEW_WORDS) {
                shortResponses.add(time);
            }
            if (call.script().loss() > 0 || call.script().noise() > 0) {
                degradedResponses.add(time);
            }
        });
    }

    private void interrupted(Played call, Played.Done one, Turn.Interrupt interrupt) {
        interrupted++;
        call.yielding(one).filter(time -> time.compareTo(YIELDS_WITHIN) <= 0).ifPresent(yields::add);
    }

    private void murmured(Played call, Played.Done one, Turn.Murmur murmur, List<String> written) {
        murmured++;
        boolean taken = written.stream().anyMatch(turn -> Words.normal(turn).equals(Words.normal(murmur.murmur())));
        kept += !taken && call.wentOn(one) ? 1 : 0;
    }

    private void words(Played call, List<String> written) {
        var wanted = normal(call.done().stream()
                .map(Played.Done::turn)
                .filter(turn -> turn instanceof Turn.Say || turn instanceof Turn.Interrupt)
                .flatMap(Turn::stretches)
                .toList());
        words += wanted.size();
        lost += wanted.size() - common(wanted, normal(written));
    }

    private static List<String> normal(List<String> texts) {
        return Words.of(Words.normal(String.join(" ", texts)));
    }

    private static int count(List<String> texts) {
        return normal(texts).size();
    }

    /** The longest common subsequence. */
    private static int common(List<String> one, List<String> other) {
        var best = new int[one.size() + 1][other.size() + 1];
        for (int i = 1; i <= one.size(); i++) {
            for (int j = 1; j <= other.size(); j++) {
                best[i][j] = one.get(i - 1).equals(other.get(j - 1))
                        ? best[i - 1][j - 1] + 1
                        : Math.max(best[i - 1][j], best[i][j - 1]);
            }
        }
        return best[one.size()][other.size()];
    }

    /** The figures, a line each, beside what they should be. */
    public String table(Duration engines) {
        var rows = new ArrayList<String>();
        rows.add("| what a caller notices | measured | goal |\n|---|---|---|");
        rows.add(row("response p50 / p95 / p99, n", percentiles(responses), "≤ 600 / ≤ 750 ms"));
        rows.add(row("its own share beyond the engines' " + engines.toMillis() + " ms, p50", own(engines), "–"));
        rows.add(row(
                "response to one or two words p50 / p95 / p99, n", percentiles(shortResponses), "≤ 600 / ≤ 750 ms"));
        rows.add(row("response on a degraded line p50 / p95 / p99, n", percentiles(degradedResponses), "–"));
        rows.add(row(
                "cut off before the caller had finished",
                cutOff + " of " + said + " (" + hesitant + " hesitant)",
                "≤ 2%"));
        rows.add(row("lines without an answer", String.valueOf(unanswered), "0"));
        rows.add(row("yields to an interruption, p50 / p95 / p99, n", percentiles(yields), "p95 ≤ 350 ms"));
        rows.add(row("yields at all", yields.size() + " of " + interrupted, "≥ 98%"));
        rows.add(row("goes on after a murmur", kept + " of " + murmured, "≥ 90%"));
        rows.add(row("stops for noise", falseTriggers + " in " + noise.toSeconds() + " s of noise", "never for good"));
        rows.add(row("words of callers lost", lost + " of " + words, "–"));
        rows.add(row(
                "chopped",
                String.format(Locale.ROOT, "%d in %.1f min of the agent's speech", chops, speech.toMillis() / 60_000.0),
                "≤ 1 a minute"));
        return String.join("\n", rows);
    }

    private String own(Duration engines) {
        return responses.isEmpty() ? "–" : percentile(responses, 0.5) - engines.toMillis() + " ms";
    }

    private static String row(String what, String measured, String goal) {
        return "| " + what + " | " + measured + " | " + goal + " |";
    }

    private static String percentiles(List<Duration> times) {
        return times.isEmpty()
                ? "–"
                : percentile(times, 0.5) + " / " + percentile(times, 0.95) + " / " + percentile(times, 0.99) + " ms, "
                        + times.size();
    }

    private static long percentile(List<Duration> times, double share) {
        var sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1).toMillis();
    }
}
