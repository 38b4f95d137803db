package dev.parley.demo.caller;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * The caller's signalling: one INVITE dialog over UDP (RFC 3261 sections 13, 15 and 17.1), carried by one thread that
 * owns all of its state but the wish to hang up.
 */
final class SipLeg implements AutoCloseable {
    private static final int LARGEST = 65536;
    private static final int LOOK_MILLIS = 20;

    private final CallOptions options;
    private final DatagramSocket socket;
    private final InetSocketAddress server;
    private final InetSocketAddress rtp;
    private final Consumer<Sdp.Agreement> media;
    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String callId = UUID.randomUUID() + "@parley";
    private final String branch = branch();

    /**
     * An INVITE after the first.
     *
     * @param apart whether it asks for a call of its own
     * @param status what it was answered with
     */
    private record Offer(String branch, boolean apart, CompletableFuture<Integer> status) {}

    final CompletableFuture<Boolean> answered = new CompletableFuture<>();
    final CompletableFuture<Boolean> rang = new CompletableFuture<>();
    final CompletableFuture<Ending> ended = new CompletableFuture<>();

    private final ConcurrentLinkedQueue<Runnable> wishes = new ConcurrentLinkedQueue<>();
    private volatile boolean hangUp;
    private Optional<Resending> waiting = Optional.empty();
    private boolean provisional;
    private boolean cancelled;
    private boolean byeSent;
    private int sequence = 1;
    private final Map<Integer, Offer> offers = new HashMap<>();
    private String to;
    private String target;

    SipLeg(CallOptions options, InetSocketAddress rtp, Consumer<Sdp.Agreement> media) throws IOException {
        this.options = options;
        this.media = media;
        socket = new DatagramSocket(new InetSocketAddress(options.source(), 0));
        socket.setSoTimeout(LOOK_MILLIS);
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), options.sipPort());
        this.rtp = rtp;
        target = callee();
        to = address(target);
    }

    void dial() {
        ask(request("INVITE " + target, sequence, branch, to, invitation(), Sdp.of(rtp, options.codecs())));
        Thread.ofPlatform().daemon().name("caller-sip").start(this::run);
    }

    /**
     * Offers other sound in the middle of the call (a re-INVITE).
     *
     * @param direction sendrecv, or sendonly to hold
     * @return the status that it was answered with
     */
    CompletableFuture<Integer> change(List<Codec> codecs, String direction) {
        return offer(false, codecs, direction);
    }

    /**
     * Sends an INVITE as if for another call, with this one's Call-ID. A call that comes of it is ended at once.
     *
     * @return the status that it was answered with
     */
    CompletableFuture<Integer> inviteAgain() {
        return offer(true, options.codecs(), "sendrecv");
    }

    private CompletableFuture<Integer> offer(boolean apart, List<Codec> codecs, String direction) {
        var offer = new Offer(branch(), apart, new CompletableFuture<>());
        wishes.add(() -> {
            offers.put(++sequence, offer);
            var uri = apart ? callee() : target;
            var sdp = Sdp.of(rtp, codecs, direction, sequence);
            send(request("INVITE " + uri, sequence, offer.branch(), apart ? address(uri) : to, invitation(), sdp));
        });
        return offer.status();
    }

    void hangUp() {
        hangUp = true;
    }

    @Override
    public void close() {
        socket.close();
    }

    private void run() {
        var buffer = new byte[LARGEST];
        while (!ended.isDone() && !socket.isClosed()) {
            for (var wish = wishes.poll(); wish != null; wish = wishes.poll()) {
                wish.run();
            }
            if (hangUp) {
                leave();
            }
            resend();
            var datagram = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(datagram);
                take(SipMessage.parse(buffer, datagram.getLength()));
            } catch (SocketTimeoutException e) {
                // Nothing came: time to look at what is to be sent again.
            } catch (IOException | RuntimeException e) {
                // Refused by a closed port, or not SIP; RFC 3261 has both treated as if nothing had come.
            }
        }
    }

    private void take(SipMessage message) {
        if (!message.isResponse()) {
            takeRequest(message);
        } else if (message.method().equals("INVITE")) {
            Optional.ofNullable(offers.get(message.sequence()))
                    .ifPresentOrElse(offer -> takeResponse(offer, message), () -> takeInviteResponse(message));
        } else if (message.method().equals("BYE") && message.status() >= 200 && byeSent) {
            end(new Ending.HungUpByCaller());
        } else if (message.method().equals("CANCEL")) {
            // The INVITE's own refusal follows.
            waiting = Optional.empty();
        }
    }

    /** Everything but the first INVITE's own responses. */
    private void takeResponse(Offer offer, SipMessage response) {
        if (response.status() < 200) {
            return;
        }
        var theirs = response.header("To");
        boolean taken = response.status() < 300;
        var ack = taken ? branch() : offer.branch();
        send(request("ACK " + target, response.sequence(), ack, theirs, List.of(), ""));
        if (taken && offer.apart() && !offer.status().isDone()) {
            send(request("BYE " + target, ++sequence, branch(), theirs, List.of(), ""));
            offers.put(sequence, offer);
        } else if (taken && !offer.apart()) {
            Sdp.agreement(response.body(), options).ifPresent(media);
        }
        offer.status().complete(response.status());
    }

    private void takeInviteResponse(SipMessage response) {
        provisional = true;
        if (response.status() < 200) {
            waiting = cancelled ? waiting : Optional.empty();
            rang.complete(true);
            Sdp.agreement(response.body(), options).ifPresent(media);
        } else if (response.status() < 300) {
            takeAnswer(response);
        } else {
            to = response.header("To");
            send(request("ACK " + target, 1, branch, to, List.of(), ""));
            end(cancelled ? new Ending.Cancelled() : new Ending.Refused(response.status(), response.reason()));
        }
    }

    /** Acknowledged each time it comes: the other side repeats it until it has seen the ACK. */
    private void takeAnswer(SipMessage response) {
        to = response.header("To");
        target = response.contact().orElse(target);
        send(request("ACK " + target, 1, branch(), to, List.of(), ""));
        if (answered.isDone()) {
            return;
        }
        waiting = Optional.empty();
        answered.complete(true);
        var agreement = Sdp.agreement(response.body(), options);
        agreement.ifPresent(media);
        if (cancelled || agreement.isEmpty()) {
            hangUp = true;
        }
    }

    private void takeRequest(SipMessage request) {
        switch (request.method()) {
            case "ACK" -> {}
            case "BYE" -> {
                send(request.answered("200 OK", List.of(), ""));
                end(new Ending.HungUpByOtherSide());
            }
            case "INVITE" -> {
                Sdp.agreement(request.body(), options).ifPresent(media);
                send(request.answered(
                        "200 OK", List.of(contact(), "Content-Type: application/sdp"), Sdp.of(rtp, options.codecs())));
            }
            case "OPTIONS", "UPDATE", "INFO", "NOTIFY" -> send(request.answered("200 OK", List.of(contact()), ""));
            default -> send(request.answered("501 Not Implemented", List.of(), ""));
        }
    }

    /** BYE once answered, CANCEL while ringing, and nothing before the first sign of life (section 9.1). */
    private void leave() {
        if (answered.isDone() && !byeSent) {
            byeSent = true;
            ask(request("BYE " + target, ++sequence, branch(), to, List.of(), ""));
        } else if (!answered.isDone() && provisional && !cancelled) {
            cancelled = true;
            ask(request("CANCEL " + target, 1, branch, to, List.of(), ""));
        }
    }

    private void resend() {
        waiting.ifPresent(one -> {
            if (one.isTooLate()) {
                end(new Ending.NoReply());
            } else if (one.isDue()) {
                send(one.request());
                waiting = Optional.of(one.later());
            }
        });
    }

    private void end(Ending how) {
        waiting = Optional.empty();
        rang.complete(false);
        answered.complete(false);
        ended.complete(how);
    }

    private void ask(SipMessage request) {
        waiting = Optional.of(Resending.first(request));
        send(request);
    }

    private void send(SipMessage message) {
        var bytes = message.bytes();
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, server));
        } catch (IOException e) {
            // As good as lost on the way: what matters is sent again.
        }
    }

    private List<String> invitation() {
        var headers = new ArrayList<>(List.of(
                contact(),
                "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE",
                "User-Agent: Parley scripted caller",
                "Content-Type: application/sdp"));
        options.headers().forEach((name, value) -> headers.add(name + ": " + value));
        return headers;
    }

    private SipMessage request(
            String methodAndUri, int number, String branch, String whom, List<String> more, String body) {
        var method = methodAndUri.split(" ", 2)[0];
        var headers = new ArrayList<>(List.of(
                "Via: SIP/2.0/UDP " + here() + ";branch=" + branch + ";rport",
                "Max-Forwards: 70",
                "From: " + from() + ";tag=" + tag,
                "To: " + whom,
                "Call-ID: " + callId,
                "CSeq: " + number + " " + method));
        headers.addAll(more);
        return new SipMessage(methodAndUri + " SIP/2.0", headers, body);
    }

    private String callee() {
        return "sip:" + options.extension() + "@127.0.0.1:" + options.sipPort();
    }

    private static String address(String uri) {
        return "<" + uri + ">";
    }

    private String from() {
        var name = options.name().isEmpty()
                ? ""
                : "\"" + options.name().replace("\\", "\\\\").replace("\"", "\\\"") + "\" ";
        var user = options.number().isEmpty() ? "" : escaped(options.number()) + "@";
        return name + "<sip:" + user + "127.0.0.1>";
    }

    private static String escaped(String user) {
        var text = new StringBuilder();
        for (byte b : user.getBytes(UTF_8)) {
            boolean plain = b > ' ' && "\"#%<>?@[\\]^`{|}:;,/".indexOf(b) < 0;
            text.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return text.toString();
    }

    private String contact() {
        return "Contact: <sip:caller@" + here() + ">";
    }

    private String here() {
        return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    private static String branch() {
        return "z9hG4bK" + UUID.randomUUID();
    }
}
