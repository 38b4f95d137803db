package dev.parley.line.rtp;

/**
 * What happened to a call's packets so far.
 *
 * @param received well-formed packets from the peer, whatever became of them
 * @param lost never came in time although later ones did
 * @param late came after their turn and were dropped
 * @param duplicates came again and were dropped
 * @param strangers from another address, port or source, or of another payload type; never heard
 * @param malformed from the peer but no RTP packet with sound in it
 * @param sourceChanges how often the peer went on under another SSRC
 * @param skipped left out because the peer's clock is faster than ours or a burst came in
 * @param repeated frames of a pause heard twice because the peer's clock is slower than ours
 * @param sent packets sent
 */
public record RtpCounters(
        long received,
        long lost,
        long late,
        long duplicates,
        long strangers,
        long malformed,
        long sourceChanges,
        long skipped,
        long repeated,
        long sent) {}
