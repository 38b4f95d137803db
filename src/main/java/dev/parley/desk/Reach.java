package dev.parley.desk;

/**
 * How a lead can be reached, as the desk knows it.
 *
 * @param phone in E.164 where it is a telephone number of the world; empty when not known
 * @param email empty when not known
 */
public record Reach(String phone, String email) {}
