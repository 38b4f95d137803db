package dev.parley.demo.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.demo.asterisk.TestExchange;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A telephone that offers nothing but G.722 (payload type 9), whose bytes come back from the echo as they were. */
class WidebandTest {
    private static final int G722 = 9;

    private final int sipPort = TestExchange.get().sipPort();
    private final DatagramSocket sip = socket();
    private final DatagramSocket rtp = socket();

    @Test
    void g722IsTakenAndComesBack() throws Exception {
        var sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
                + rtp.getLocalPort() + " RTP/AVP 9\r\na=rtpmap:9 G722/8000\r\n";
        send("INVITE", 1, "<sip:9001@127.0.0.1>", sdp);
        var answer = receive();
        while (answer.status() < 200) {
            answer = receive();
        }
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).containsPattern("m=audio \\d+ RTP/AVP 9\\b");
        send("ACK", 1, answer.header("To"), "");
        var port = Integer.parseInt(answer.body().replaceAll("(?s).*m=audio (\\d+).*", "$1"));
        var payload = new byte[160];
        new Random(5).nextBytes(payload);
        assertThat(echoOf(payload, port)).isEqualTo(payload);
        send("BYE", 2, answer.header("To"), "");
        assertThat(receive().status()).isEqualTo(200);
    }

    private byte[] echoOf(byte[] payload, int port) throws IOException {
        var buffer = new byte[2048];
        for (int i = 0; i < 50; i++) {
            var packet = new RtpPacket(G722, i == 0, i, i * 160, 77, payload).bytes();
            rtp.send(new DatagramPacket(packet, packet.length, InetAddress.getLoopbackAddress(), port));
            var datagram = new DatagramPacket(buffer, buffer.length);
            rtp.receive(datagram);
            var heard = RtpPacket.parse(buffer, datagram.getLength());
            if (heard.payloadType() == G722) {
                return heard.payload();
            }
        }
        throw new AssertionError("No G.722 came back in 50 packets");
    }

    private void send(String method, int sequence, String to, String sdp) throws IOException {
        var message = new SipMessage(
                method + " sip:9001@127.0.0.1:" + sipPort + " SIP/2.0",
                List.of(
                        "Via: SIP/2.0/UDP 127.0.0.1:" + sip.getLocalPort() + ";branch=z9hG4bK" + method + ";rport",
                        "Max-Forwards: 70",
                        "From: <sip:wide@127.0.0.1>;tag=w",
                        "To: " + to,
                        "Call-ID: wide-" + sip.getLocalPort(),
                        "CSeq: " + sequence + " " + method,
                        "Contact: <sip:wide@127.0.0.1:" + sip.getLocalPort() + ">",
                        "Content-Type: application/sdp"),
                sdp);
        var bytes = message.bytes();
        sip.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), sipPort));
    }

    private SipMessage receive() throws IOException {
        var buffer = new byte[65536];
        var datagram = new DatagramPacket(buffer, buffer.length);
        sip.receive(datagram);
        return SipMessage.parse(buffer, datagram.getLength());
    }

    private static DatagramSocket socket() {
        try {
            var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            socket.setSoTimeout(5000);
            return socket;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
