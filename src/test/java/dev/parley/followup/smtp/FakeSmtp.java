package dev.parley.followup.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A mail server (RFC 5321) on a real socket. What it does with a recipient is up to the address: {@code busy.…} is put
 * off once, {@code refused.…} does not exist, {@code silent.…} is never answered; all others get their mail. Fields of
 * its type are filled in.
 */
public final class FakeSmtp implements QuarkusTestResourceLifecycleManager {
    /** One mail, as it came: the recipients of the envelope, and the lines of the message. */
    public record Mail(List<String> recipients, List<String> lines) {
        /** A header's value, unfolded; empty when it is not there. */
        public List<String> headers(String name) {
            var head = lines.stream().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
            return head.replaceAll("\n[ \t]+", " ")
                    .lines()
                    .filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }
    }

    public final List<Mail> mails = new CopyOnWriteArrayList<>();

    private final Map<String, Boolean> putOff = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Optional<ServerSocket> server = Optional.empty();

    @Override
    public Map<String, String> start() {
        try {
            var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            server = Optional.of(socket);
            threads.execute(() -> accept(socket));
            return Map.of(
                    "quarkus.mailer.host", "127.0.0.1",
                    "quarkus.mailer.port", String.valueOf(socket.getLocalPort()),
                    "quarkus.mailer.from", "Parley <parley@sender.example>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(FakeSmtp.class));
    }

    /** The mails to an address. */
    public List<Mail> to(String address) {
        return mails.stream()
                .filter(mail -> mail.recipients().contains(address))
                .toList();
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            talk(in, socket.getOutputStream());
        } catch (IOException | InterruptedException e) {
            // the client or the test has gone
        }
    }

    private void talk(BufferedReader in, OutputStream out) throws IOException, InterruptedException {
        var recipients = new ArrayList<String>();
        say(out, "220 fake.example ESMTP");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var command = line.toUpperCase().replaceFirst(" .*", "").replaceFirst(":.*", "");
            switch (command) {
                case "EHLO", "HELO" -> say(out, "250 fake.example");
                case "MAIL", "NOOP" -> say(out, "250 fine");
                case "RSET" -> {
                    recipients.clear();
                    say(out, "250 forgotten");
                }
                case "RCPT" -> recipient(line.replaceFirst(".*<", "").replaceFirst(">.*", ""), recipients, out);
                case "DATA" -> {
                    say(out, "354 go on");
                    mails.add(new Mail(List.copyOf(recipients), message(in)));
                    recipients.clear();
                    say(out, "250 taken");
                }
                case "QUIT" -> {
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "502 not known here");
            }
        }
    }

    private void recipient(String address, List<String> recipients, OutputStream out)
            throws IOException, InterruptedException {
        if (address.startsWith("silent.")) {
            stopped.await();
        } else if (address.startsWith("refused.")) {
            say(out, "550 5.1.1 no such mailbox " + address);
        } else if (address.startsWith("busy.") && putOff.putIfAbsent(address, true) == null) {
            say(out, "451 4.3.0 try again " + address);
        } else {
            recipients.add(address);
            say(out, "250 fine");
        }
    }

    /** Up to the line with a single dot; dots that were doubled are single again. */
    private static List<String> message(BufferedReader in) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            lines.add(line.startsWith("..") ? line.substring(1) : line);
        }
        return lines;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(UTF_8));
        out.flush();
    }

    @Override
    public void stop() {
        stopped.countDown();
        server.ifPresent(socket -> {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        threads.shutdownNow();
    }
}
