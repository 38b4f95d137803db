/** Sound over RTP (RFC 3550): one UDP socket a call, one thread that receives for all calls and one that sends. */
@NullMarked
package dev.parley.line.rtp;

import org.jspecify.annotations.NullMarked;
