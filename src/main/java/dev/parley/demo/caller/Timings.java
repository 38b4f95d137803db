package dev.parley.demo.caller;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When things happened in a call, as its caller heard them. Times count from the moment of dialling; sound is timed to
 * 20 ms.
 *
 * @param answered empty when it was not
 * @param firstPacket the first RTP packet from the other side
 * @param heard what the other side said
 * @param said what the caller said
 */
public record Timings(
        Optional<Duration> answered, Optional<Duration> firstPacket, List<Utterance> heard, List<Utterance> said) {
    public Timings {
        heard = List.copyOf(heard);
        said = List.copyOf(said);
    }

    /** From the answer to the first sound of the other side. */
    public Optional<Duration> greeting() {
        return answered.flatMap(
                from -> heard.stream().findFirst().map(first -> first.start().minus(from)));
    }

    /**
     * From the end of each utterance of the caller to the first sound that the other side begins after it; nothing for an
     * utterance that the caller went on from before any came.
     */
    public List<Duration> responses() {
        return said.stream().flatMap(one -> response(one).stream()).toList();
    }

    private Optional<Duration> response(Utterance own) {
        var next = said.stream()
                .map(Utterance::start)
                .filter(start -> start.compareTo(own.end()) >= 0)
                .findFirst();
        return heard.stream()
                .map(Utterance::start)
                .filter(start -> start.compareTo(own.end()) >= 0)
                .findFirst()
                .filter(start -> next.map(after -> start.compareTo(after) <= 0).orElse(true))
                .map(start -> start.minus(own.end()));
    }
}
