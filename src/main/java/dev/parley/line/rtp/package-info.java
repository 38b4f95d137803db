/** Sound over RTP (RFC 3550): one UDP socket a call, one thread that receives for all calls. */
@NullMarked
package dev.parley.line.rtp;

import org.jspecify.annotations.NullMarked;
