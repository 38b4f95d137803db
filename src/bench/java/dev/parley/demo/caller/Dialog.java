package dev.parley.demo.caller;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * One call's signalling (RFC 3261), told of every message and every 20 ms by the one thread that carries all calls;
 * blocks never.
 */
final class Dialog {
    enum State {
        CALLING,
        UP,
        OVER
    }

    private final CallOptions options;
    private final InetSocketAddress here;
    private final String sdp;
    private final Consumer<SipMessage> wire;
    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String branch = branch();
    private final String callId;

    private State state = State.CALLING;
    private boolean hungUpByOtherSide;
    private Optional<Resending> waiting = Optional.empty();
    private Optional<Sdp.Agreement> agreement = Optional.empty();
    private String to;
    private String target;

    Dialog(
            CallOptions options,
            String callId,
            InetSocketAddress here,
            InetSocketAddress rtp,
            Consumer<SipMessage> wire) {
        this.options = options;
        this.callId = callId;
        this.here = here;
        this.wire = wire;
        this.sdp = Sdp.of(rtp, options.codecs());
        this.target = "sip:" + options.extension() + "@127.0.0.1:" + options.sipPort();
        this.to = "<" + target + ">";
    }

    State state() {
        return state;
    }

    boolean hungUpByOtherSide() {
        return hungUpByOtherSide;
    }

    /** Where the sound goes, once that is agreed. */
    Optional<Sdp.Agreement> agreement() {
        return agreement;
    }

    void dial() {
        ask(request("INVITE", 1, branch, List.of(contact(), "Content-Type: application/sdp"), sdp));
    }

    void hangUp() {
        switch (state) {
            case UP -> {
                state = State.OVER;
                ask(request("BYE", 2, branch(), List.of(), ""));
            }
            case CALLING -> {
                state = State.OVER;
                ask(request("CANCEL", 1, branch, List.of(), ""));
            }
            case OVER -> {}
        }
    }

    void take(SipMessage message) {
        if (!message.isResponse()) {
            takeRequest(message);
        } else if (!message.method().equals("INVITE")) {
            waiting = Optional.empty();
        } else if (message.status() < 300) {
            takeProgress(message);
        } else {
            to = message.header("To");
            wire.accept(request("ACK", 1, branch, List.of(), ""));
            end();
        }
    }

    /** Sends again what nobody answered. */
    void tick() {
        waiting.ifPresent(one -> {
            if (one.isTooLate()) {
                end();
            } else if (one.isDue()) {
                wire.accept(one.request());
                waiting = Optional.of(one.later());
            }
        });
    }

    private void takeProgress(SipMessage response) {
        agreement = Sdp.agreement(response.body(), options).or(() -> agreement);
        waiting = state == State.CALLING ? Optional.empty() : waiting;
        if (response.status() >= 200) {
            to = response.header("To");
            target = response.contact().orElse(target);
            wire.accept(request("ACK", 1, branch(), List.of(), ""));
            if (state == State.CALLING) {
                state = State.UP;
            }
        }
    }

    private void takeRequest(SipMessage request) {
        switch (request.method()) {
            case "ACK" -> {}
            case "BYE" -> {
                wire.accept(request.answered("200 OK", List.of(), ""));
                hungUpByOtherSide = true;
                end();
            }
            case "INVITE" -> {
                agreement = Sdp.agreement(request.body(), options).or(() -> agreement);
                wire.accept(request.answered("200 OK", List.of(contact(), "Content-Type: application/sdp"), sdp));
            }
            default -> wire.accept(request.answered("200 OK", List.of(contact()), ""));
        }
    }

    private void end() {
        waiting = Optional.empty();
        state = State.OVER;
    }

    private void ask(SipMessage request) {
        waiting = Optional.of(Resending.first(request));
        wire.accept(request);
    }

    private SipMessage request(String method, int sequence, String branch, List<String> more, String body) {
        var headers = new ArrayList<>(List.of(
                "Via: SIP/2.0/UDP " + address() + ";branch=" + branch + ";rport",
                "Max-Forwards: 70",
                "From: <sip:" + options.number() + "@127.0.0.1>;tag=" + tag,
                "To: " + to,
                "Call-ID: " + callId,
                "CSeq: " + sequence + " " + method));
        headers.addAll(more);
        return new SipMessage(method + " " + target + " SIP/2.0", headers, body);
    }

    private String contact() {
        return "Contact: <sip:caller@" + address() + ">";
    }

    private String address() {
        return here.getAddress().getHostAddress() + ":" + here.getPort();
    }

    private static String branch() {
        return "z9hG4bK" + UUID.randomUUID();
    }
}
