package dev.parley.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * An OpenID Connect issuer, as far as somebody who only checks tokens sees it: discovery (RFC 8414) and keys (RFC
 * 7517). An application that is started with it lets people sign in; fields of this type are filled in.
 */
public final class FakeIssuer implements QuarkusTestResourceLifecycleManager {
    static final String ADMIN_KEY = "the-admin-key-of-a-test-long-enough";
    private static final String KEY_ID = "one";
    private static final int BITS = 2048;

    private final KeyPair keys = freshKeys();

    private Optional<HttpServer> server = Optional.empty();

    @Override
    public Map<String, String> start() {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, discovery()));
            started.createContext("/keys", exchange -> answer(exchange, jwks()));
            started.start();
            server = Optional.of(started);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("parley.access.oidc.url", url(), "parley.access.admin-key", ADMIN_KEY);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(FakeIssuer.class));
    }

    @Override
    public void stop() {
        server.ifPresent(started -> started.stop(0));
    }

    String url() {
        return "http://127.0.0.1:" + server.orElseThrow().getAddress().getPort();
    }

    /** Claims that are good for an hour, for Parley. */
    ObjectNode claims(String subject) {
        var now = Instant.now().getEpochSecond();
        return object().put("iss", url())
                .put("sub", subject)
                .put("aud", "parley")
                .put("iat", now)
                .put("exp", now + 3600)
                .put("name", "Somebody");
    }

    String signed(ObjectNode claims) {
        return signed(claims, keys);
    }

    /** A token with the same key id, signed with a key that the issuer does not have. */
    String forged(ObjectNode claims) {
        return signed(claims, freshKeys());
    }

    /** A token that says that it needs no signature (RFC 7519, 6). */
    static String unsigned(ObjectNode claims) {
        return part(object().put("alg", "none").put("typ", "JWT")) + "." + part(claims) + ".";
    }

    private static String signed(ObjectNode claims, KeyPair keys) {
        var text = part(object().put("alg", "RS256").put("kid", KEY_ID).put("typ", "JWT")) + "." + part(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode discovery() {
        var discovery = object().put("issuer", url())
                .put("jwks_uri", url() + "/keys")
                .put("authorization_endpoint", url() + "/authorize")
                .put("token_endpoint", url() + "/token");
        discovery.putArray("id_token_signing_alg_values_supported").add("RS256");
        return discovery;
    }

    private ObjectNode jwks() {
        var key = (RSAPublicKey) keys.getPublic();
        var keys = object();
        keys.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", KEY_ID)
                .put("n", base64(unsigned(key.getModulus())))
                .put("e", base64(unsigned(key.getPublicExponent())));
        return keys;
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String part(ObjectNode json) {
        return base64(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair freshKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, ObjectNode json) throws IOException {
        var body = json.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
