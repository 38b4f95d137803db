package dev.parley.demo.caller;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SipMessageTest {
    private static final String RESPONSE = "SIP/2.0 486 Busy Here\r\nvia: SIP/2.0/UDP 127.0.0.1:5;branch=x\r\n"
            + "To: <sip:9000@127.0.0.1>;tag=7\r\nCSeq: 1 INVITE\r\nContact: \"a\" <sip:9000@127.0.0.1:5060>;expires=3\r\n"
            + "Content-Length: 2\r\n\r\nhi";

    @Test
    void aResponseIsRead() {
        var message = parse(RESPONSE);
        assertThat(message.isResponse()).isTrue();
        assertThat(message.status()).isEqualTo(486);
        assertThat(message.reason()).isEqualTo("Busy Here");
        assertThat(message.method()).isEqualTo("INVITE");
        assertThat(message.header("to")).isEqualTo("<sip:9000@127.0.0.1>;tag=7");
        assertThat(message.header("Route")).isEmpty();
        assertThat(message.contact()).contains("sip:9000@127.0.0.1:5060");
        assertThat(message.body()).isEqualTo("hi");
    }

    @Test
    void aRequestIsAnsweredWithItsOwnHeaders() {
        var request = parse("BYE sip:caller@127.0.0.1 SIP/2.0\r\nVia: v1\r\nVia: v2\r\nFrom: f\r\nTo: t\r\n"
                + "Call-ID: c\r\nCSeq: 8 BYE\r\nReason: r\r\n\r\n");
        assertThat(request.method()).isEqualTo("BYE");
        assertThat(new String(request.answered("200 OK", List.of(), "").bytes(), UTF_8))
                .isEqualTo("SIP/2.0 200 OK\r\nVia: v1\r\nVia: v2\r\nFrom: f\r\nTo: t\r\nCall-ID: c\r\n"
                        + "CSeq: 8 BYE\r\nContent-Length: 0\r\n\r\n");
    }

    @Test
    void theLengthOfABodyCountsBytes() {
        var bytes = new SipMessage("INFO sip:x SIP/2.0", List.of(), "Ж").bytes();
        assertThat(new String(bytes, UTF_8)).contains("Content-Length: 2\r\n");
    }

    private static SipMessage parse(String text) {
        var bytes = text.getBytes(UTF_8);
        return SipMessage.parse(bytes, bytes.length);
    }
}
