/**
 * What a plan says: which runs were on which press when, if everything takes as long as it should.
 * It is made by {@link io.stackline.sequence.DryRun}.
 */
@NullMarked
package io.stackline.sequence.plan;

import org.jspecify.annotations.NullMarked;
