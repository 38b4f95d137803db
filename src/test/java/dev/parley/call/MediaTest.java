package dev.parley.call;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.Wav;
import dev.parley.demo.caller.Faults;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@WithTestResource(Exchange.class)
class MediaTest extends RealCalls {
    private static final int SAMPLES = 160;
    /** L16 at 8 kHz and PCMU. */
    private static final List<Integer> PAYLOAD_TYPES = List.of(10, 0);

    @Test
    void aStrangersPacketsAreNotHeard() throws Exception {
        var call = dial();
        var agentsPort = ari().get("/ari/channels").jsonPath().getList("name", String.class).stream()
                .filter(name -> name.startsWith("UnicastRTP"))
                .map(name -> Integer.parseInt(name.replaceAll("^UnicastRTP/[^:]*:(\\d+)-.*$", "$1")))
                .findFirst()
                .orElseThrow();
        sendTone(agentsPort, Duration.ofSeconds(2));
        listen(call);
        say(call, QUALIFIED_LEAD.getFirst());
        listen(call);
        call.close();
        var record = record();
        assertThat(words(record, "caller")).containsExactly(QUALIFIED_LEAD.getFirst());
        var caller = Wav.read(when().get("/api/calls/" + record.getString("id") + "/recording")
                        .asByteArray())
                .channels()[0];
        for (int i = 0; i < 3 * 8000; i++) {
            assertThat((int) caller[i]).as("sample " + i).isBetween(-200, 200);
        }
    }

    @Test
    void lostReorderedAndDoubledPacketsDoNotKeepACallerFromBeingUnderstood() {
        var call = dial();
        call.suffer(new Faults(0.05, 1, 0.05, 0.05, 7));
        talk(call, QUALIFIED_LEAD.subList(0, 2));
        listen(call);
        call.close();
        assertThat(words(record(), "caller")).containsExactlyElementsOf(QUALIFIED_LEAD.subList(0, 2));
        Figures.of(call).print("5% lost, reordered and doubled each");
    }

    /** A loud tone, in each payload type that the agent might take. */
    private static void sendTone(int port, Duration length) throws IOException {
        try (var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            for (int i = 0; i < length.toMillis() / 20; i++) {
                for (int type : PAYLOAD_TYPES) {
                    var packet = packet(type, i);
                    socket.send(new DatagramPacket(packet, packet.length, InetAddress.getLoopbackAddress(), port));
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private static byte[] packet(int type, int sequence) {
        int bytes = type == 0 ? SAMPLES : 2 * SAMPLES;
        var packet = ByteBuffer.allocate(12 + bytes)
                .put((byte) 0x80)
                .put((byte) type)
                .putShort((short) sequence)
                .putInt(sequence * SAMPLES)
                .putInt(0x5757);
        for (int i = 0; i < SAMPLES; i++) {
            var loud = i / 10 % 2 == 0;
            if (type == 0) {
                packet.put((byte) (loud ? 0x80 : 0x00));
            } else {
                packet.putShort((short) (loud ? 20_000 : -20_000));
            }
        }
        return packet.array();
    }
}
