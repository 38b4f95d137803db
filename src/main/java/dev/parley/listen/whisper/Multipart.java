package dev.parley.listen.whisper;

import io.vertx.core.buffer.Buffer;
import java.util.UUID;

/** The body of a form with a file in it (RFC 7578). Not thread-safe; of no use after {@link #body()}. */
final class Multipart {
    private final String boundary = "parley-" + UUID.randomUUID();
    private final Buffer body = Buffer.buffer();

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    Multipart field(String name, String value) {
        body.appendString(
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
        return this;
    }

    Multipart file(String name, String fileName, String type, byte[] content) {
        body.appendString("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\""
                        + fileName + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                .appendBytes(content)
                .appendString("\r\n");
        return this;
    }

    Buffer body() {
        return body.appendString("--" + boundary + "--\r\n");
    }
}
