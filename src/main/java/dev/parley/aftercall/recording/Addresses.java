package dev.parley.aftercall.recording;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Which addresses belong to the Internet, and which to somebody's own network, this machine or a cloud's inside. */
final class Addresses {
    private static final int SIX_TO_FOUR = 0x2002;
    private static final int NAT64 = 0x0064;

    private Addresses() {}

    /** By the registries of RFC 6890: false for loopback, private, link-local, shared, reserved and multicast ones. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(at(bytes, 0), at(bytes, 1), at(bytes, 2));
    }

    private static boolean isPublic4(int a, int b, int c) {
        boolean shared = a == 100 && b >= 64 && b < 128;
        boolean protocols = a == 192 && b == 0 && (c == 0 || c == 2);
        boolean benchmarks = a == 198 && (b == 18 || b == 19);
        boolean examples = a == 198 && b == 51 && c == 100 || a == 203 && b == 0 && c == 113;
        return a != 0 && a < 240 && !shared && !protocols && !benchmarks && !examples;
    }

    private static boolean isPublic6(byte[] bytes) {
        int first = at(bytes, 0) << 8 | at(bytes, 1);
        boolean unique = at(bytes, 0) >> 1 == 0xfc >> 1;
        if (first == SIX_TO_FOUR) {
            return isPublic(four(bytes, 2));
        }
        if (first == NAT64) {
            return isPublic(four(bytes, 12));
        }
        // only 2000::/3 is given out; documentation and Teredo lie in it
        boolean special = first == 0x2001 && (at(bytes, 2) << 8 | at(bytes, 3)) < 0x0200;
        boolean documentation = first == 0x2001 && (at(bytes, 2) << 8 | at(bytes, 3)) == 0x0db8;
        return first >> 13 == 1 && !unique && !special && !documentation;
    }

    private static InetAddress four(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are always an address.", e);
        }
    }

    private static int at(byte[] bytes, int index) {
        return bytes[index] & 0xff;
    }
}
