package io.stackline.envelope;

/** What the whole-recipe check finds: that no path exceeds what is borne, or one that does. */
public sealed interface Judgement permits Proof, CounterExample, Undecided {}
