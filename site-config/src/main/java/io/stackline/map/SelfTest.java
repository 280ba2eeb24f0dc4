package io.stackline.map;

/**
 * A register of which it is known what it holds, to prove address base and word order before
 * anything is believed.
 *
 * @param point its name
 * @param expected its value
 */
public record SelfTest(String point, double expected) {}
