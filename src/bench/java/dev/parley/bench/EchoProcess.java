package dev.parley.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.StringJoiner;

/**
 * The least that a Java program can do with the packets of so many calls: send each back where it came from, on one
 * thread. Prints its ports in one line and ends when its standard input does.
 */
final class EchoProcess {
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(2048);

    private EchoProcess() {}

    /** @param arguments how many ports */
    public static void main(String... arguments) throws IOException {
        var selector = Selector.open();
        var ports = new StringJoiner(" ");
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            var channel = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            channel.configureBlocking(false).register(selector, SelectionKey.OP_READ);
            ports.add(Integer.toString(((InetSocketAddress) channel.getLocalAddress()).getPort()));
        }
        System.out.println(ports);
        Thread.ofPlatform().daemon().start(EchoProcess::endWithTheBench);
        var echo = new EchoProcess();
        while (true) {
            selector.select(echo::answer);
        }
    }

    private void answer(SelectionKey key) {
        var channel = (DatagramChannel) key.channel();
        try {
            var from = channel.receive(buffer.clear());
            if (from != null) {
                channel.send(buffer.flip(), from);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void endWithTheBench() {
        try {
            while (System.in.read() >= 0) {
                // nothing is ever said
            }
        } catch (IOException e) {
            // as good as the end
        }
        System.exit(0);
    }
}
