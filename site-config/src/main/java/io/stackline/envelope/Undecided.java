package io.stackline.envelope;

/**
 * The recipe has more paths than are looked at; it is not proven and must be made simpler.
 *
 * @param sentence with the bound
 */
public record Undecided(String sentence) implements Judgement {}
