package dev.parley.demo.caller;

import dev.parley.audio.Pcm;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call of the scripted caller. While it is up a packet goes out every 20 ms, silence when there is nothing to say.
 * Methods named await block, the others return at once; any thread. Sound is 8 kHz, or 16 kHz where G.722 is offered;
 * times count from the moment of dialling.
 */
public final class PhoneCall implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(40);
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final long dialled = System.nanoTime();
    private final RtpLeg rtp;
    private final SipLeg sip;
    private final List<Codec> codecs;
    private volatile Optional<Duration> answeredAt = Optional.empty();
    private volatile Duration turn = Duration.ZERO;

    PhoneCall(CallOptions options) throws IOException {
        rtp = new RtpLeg(options.source(), options.rateHz(), this::now);
        codecs = options.codecs();
        sip = new SipLeg(options, rtp.address(), rtp::open);
        sip.answered.thenAccept(yes -> answeredAt = yes ? Optional.of(now()) : Optional.empty());
        sip.ended.thenRun(this::close);
        sip.dial();
    }

    /** Completes with true when the other side answers, with false when the call ends without. */
    public CompletableFuture<Boolean> answered() {
        return sip.answered.copy();
    }

    /** Completes with true at the first sign that somebody's telephone rings. */
    public CompletableFuture<Boolean> ringing() {
        return sip.rang.copy();
    }

    public CompletableFuture<Ending> ended() {
        return sip.ended.copy();
    }

    public boolean awaitAnswered(Duration limit) {
        return await(sip.answered, limit).orElse(false);
    }

    /** Empty when the call goes on beyond the limit. */
    public Optional<Ending> awaitEnded(Duration limit) {
        return await(sip.ended, limit);
    }

    /** Completes when the last of it has been sent. Sounds and digits queue up behind each other. */
    public CompletableFuture<Void> say(Pcm sound) {
        return rtp.speech.say(sound).thenRun(() -> turn = now());
    }

    /** RFC 4733 digits of 160 ms, one every 280 ms. Completes when the last has been sent. */
    public CompletableFuture<Void> press(String digits) {
        return rtp.speech.press(digits).thenRun(() -> turn = now());
    }

    /**
     * Waits until the other side has spoken, counted from the caller's last words or digits or the last such wait, and
     * has then been silent for {@code silence}.
     *
     * @return false when the limit passed or the call ended first
     */
    public boolean awaitAgentQuiet(Duration silence, Duration limit) {
        var since = turn;
        var latest = now().plus(limit);
        while (now().compareTo(latest) < 0) {
            var spoken = Utterance.in(rtp.heard.soundFrom(since));
            if (!spoken.isEmpty()) {
                var end = since.plus(spoken.getLast().end());
                if (now().minus(end).compareTo(silence) >= 0) {
                    turn = end;
                    return true;
                }
            }
            if (awaitEnded(LOOK).isPresent()) {
                return false;
            }
        }
        return false;
    }

    /** All that was heard so far, from the moment of dialling; silence where nothing came. */
    public Pcm heard() {
        return rtp.heard.sound();
    }

    /** All that was said so far, before anything goes wrong on the wire. */
    public Pcm said() {
        return rtp.said.sound();
    }

    public Timings timings() {
        return new Timings(answeredAt, rtp.firstPacket(), Utterance.in(heard()), Utterance.in(said()));
    }

    public long packetsHeard() {
        return rtp.packetsHeard();
    }

    /** From now on packets fare like this. */
    public void suffer(Faults faults) {
        rtp.suffer(faults);
    }

    /** From now on there is white noise of this level behind the caller; 0 for none. */
    public void noise(double rms) {
        rtp.noise(rms);
    }

    /** From now on no packet is sent at all, or they are again; what is said meanwhile is lost. */
    public void stopSending(boolean stop) {
        rtp.silenced(stop);
    }

    /** From now on the packets claim another source. */
    public void changeSsrc() {
        rtp.changeSsrc();
    }

    /**
     * Goes over to other codecs in the middle of the call (a re-INVITE); one of them has to have been offered before.
     *
     * @return the SIP status of the answer
     */
    public CompletableFuture<Integer> speak(Codec... codecs) {
        return sip.change(List.of(codecs), "sendrecv");
    }

    /** Holds the other side, who is still sent what is said here: music, perhaps. */
    public CompletableFuture<Integer> hold() {
        return sip.change(codecs, "sendonly");
    }

    public CompletableFuture<Integer> unhold() {
        return sip.change(codecs, "sendrecv");
    }

    /**
     * Sends another INVITE under this call's Call-ID, as broken proxies do. A call that comes of it is ended at once.
     *
     * @return the SIP status of the answer
     */
    public CompletableFuture<Integer> inviteAgain() {
        return sip.inviteAgain();
    }

    /** From now on a second of this caller's clock takes so many of ours: 1.005 is half a percent slow. */
    public void drift(double slowness) {
        rtp.drift(slowness);
    }

    /** Hangs up, or gives up while it rings. */
    public void hangUp() {
        sip.hangUp();
    }

    /** Hangs up, waits for the other side to agree and lets the sockets go. */
    @Override
    public void close() {
        if (!sip.ended.isDone()) {
            sip.hangUp();
            awaitEnded(GOODBYE);
        }
        sip.close();
        rtp.close();
    }

    private Duration now() {
        return Duration.ofNanos(System.nanoTime() - dialled);
    }

    private static <T> Optional<T> await(CompletableFuture<T> future, Duration limit) {
        try {
            return Optional.of(future.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }
}
