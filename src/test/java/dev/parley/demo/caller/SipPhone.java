package dev.parley.demo.caller;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.audio.Pcm;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A softphone with an account: registers, rings, and answers when it is told to. One call at a time. */
public final class SipPhone implements AutoCloseable {
    private static final String URI_PREFIX = "sip:127.0.0.1:";

    private final int sipPort;
    private final String user;
    private final String password;
    private final DatagramSocket socket =
            new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final long born = System.nanoTime();
    private final RtpLeg rtp;
    private volatile int expires = 120;
    private final CompletableFuture<Integer> registered = new CompletableFuture<>();
    private final CompletableFuture<Integer> unregistered = new CompletableFuture<>();
    private final CompletableFuture<SipMessage> invited = new CompletableFuture<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();

    /** Registers at once. */
    public SipPhone(int sipPort, String user, String password) throws IOException {
        this.sipPort = sipPort;
        this.user = user;
        this.password = password;
        rtp = new RtpLeg(InetAddress.getLoopbackAddress(), 8000, () -> Duration.ofNanos(System.nanoTime() - born));
        Thread.ofPlatform().daemon().name("phone-sip").start(this::receive);
        send(register(1, List.of()));
    }

    /** Takes itself off the list, so that it rings no more. */
    public void unregister() throws Exception {
        expires = 0;
        send(register(3, List.of()));
        unregistered.get(5, TimeUnit.SECONDS);
    }

    /** The status of the registration: 200 when the password is right. */
    public int registration() throws Exception {
        return registered.get(5, TimeUnit.SECONDS);
    }

    public void awaitRinging(Duration limit) throws Exception {
        invited.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void answer() throws Exception {
        var invite = invited.get();
        var codecs = List.of(Codec.PCMU);
        Sdp.agreement(invite.body(), CallOptions.to(sipPort, "")).ifPresent(rtp::open);
        send(tagged(invite.answered(
                "200 OK", List.of(contact(), "Content-Type: application/sdp"), Sdp.of(rtp.address(), codecs))));
    }

    /** Turns the call down while it rings: 486 is busy here, 603 declined. */
    public void refuse(int status, String reason) throws Exception {
        send(tagged(invited.get().answered(status + " " + reason, List.of(), "")));
    }

    /** Ends an answered call. */
    public void hangUp() throws Exception {
        var invite = invited.get();
        send(new SipMessage(
                "BYE " + invite.contact().orElseThrow() + " SIP/2.0",
                List.of(
                        "Via: SIP/2.0/UDP 127.0.0.1:" + socket.getLocalPort() + ";branch=z9hG4bK" + System.nanoTime()
                                + ";rport",
                        "Max-Forwards: 70",
                        "From: " + invite.header("To") + ";tag=phone",
                        "To: " + invite.header("From"),
                        "Call-ID: " + invite.header("Call-ID"),
                        "CSeq: 1 BYE"),
                ""));
    }

    /** Who calls, as the phone would show it: the From header of the call. */
    public String shows() throws Exception {
        return invited.get().header("From");
    }

    public CompletableFuture<Void> say(Pcm sound) {
        return rtp.speech.say(sound);
    }

    public Pcm heard() {
        return rtp.heard.sound();
    }

    /** CANCEL or BYE, whichever the other side ended the call with. */
    public String awaitEnded(Duration limit) throws Exception {
        return ended.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        socket.close();
        rtp.close();
    }

    private void receive() {
        var buffer = new byte[65536];
        while (!socket.isClosed()) {
            var datagram = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(datagram);
                take(SipMessage.parse(buffer, datagram.getLength()));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void take(SipMessage message) throws IOException {
        if (message.isResponse()) {
            takeResponse(message);
            return;
        }
        switch (message.method()) {
            case "INVITE" -> {
                send(tagged(message.answered("180 Ringing", List.of(contact()), "")));
                invited.complete(message);
            }
            case "CANCEL", "BYE" -> {
                send(message.answered("200 OK", List.of(), ""));
                if (message.method().equals("CANCEL")) {
                    send(tagged(invited.join().answered("487 Request Terminated", List.of(), "")));
                }
                ended.complete(message.method());
            }
            case "ACK" -> {}
            default -> send(message.answered("200 OK", List.of(), ""));
        }
    }

    private void takeResponse(SipMessage response) throws IOException {
        if (!response.method().equals("REGISTER")) {
            return;
        }
        int sequence = Integer.parseInt(response.header("CSeq").split(" ", 2)[0]);
        if (response.status() == 401 && sequence % 2 == 1) {
            send(register(sequence + 1, List.of(authorization(response.header("WWW-Authenticate")))));
        } else if (response.status() >= 200) {
            (sequence <= 2 ? registered : unregistered).complete(response.status());
        }
    }

    private SipMessage register(int sequence, List<String> more) {
        var headers = new ArrayList<>(List.of(
                "Via: SIP/2.0/UDP 127.0.0.1:" + socket.getLocalPort() + ";branch=z9hG4bK" + System.nanoTime()
                        + ";rport",
                "Max-Forwards: 70",
                "From: <sip:" + user + "@127.0.0.1>;tag=phone",
                "To: <sip:" + user + "@127.0.0.1>",
                "Call-ID: phone-" + socket.getLocalPort(),
                "CSeq: " + sequence + " REGISTER",
                "Expires: " + expires,
                contact()));
        headers.addAll(more);
        return new SipMessage("REGISTER " + URI_PREFIX + sipPort + " SIP/2.0", headers, "");
    }

    /** RFC 2617 with qop=auth and MD5. */
    private String authorization(String challenge) {
        var realm = field("realm", challenge);
        var nonce = field("nonce", challenge);
        var uri = URI_PREFIX + sipPort;
        var response = md5(md5(user + ":" + realm + ":" + password) + ":" + nonce + ":00000001:abc:auth:"
                + md5("REGISTER:" + uri));
        return "Authorization: Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\","
                        .formatted(user, realm, nonce, uri, response)
                + " algorithm=MD5, qop=auth, nc=00000001, cnonce=\"abc\"";
    }

    private static String field(String name, String challenge) {
        var found = Pattern.compile(name + "=\"([^\"]*)\"").matcher(challenge);
        return found.find() ? found.group(1) : "";
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static SipMessage tagged(SipMessage response) {
        var headers = response.headers().stream()
                .map(line -> line.startsWith("To:") && !line.contains(";tag=") ? line + ";tag=phone" : line)
                .toList();
        return new SipMessage(response.start(), headers, response.body());
    }

    private String contact() {
        return "Contact: <sip:" + user + "@127.0.0.1:" + socket.getLocalPort() + ">";
    }

    private void send(SipMessage message) throws IOException {
        var bytes = message.bytes();
        socket.send(new DatagramPacket(
                bytes, bytes.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), sipPort)));
    }
}
