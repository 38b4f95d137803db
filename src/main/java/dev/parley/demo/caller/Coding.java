package dev.parley.demo.caller;

/** Sound to payload and back, one packet after the other. Each method for one thread. */
interface Coding {
    byte[] encode(short[] samples);

    short[] decode(byte[] payload);
}
