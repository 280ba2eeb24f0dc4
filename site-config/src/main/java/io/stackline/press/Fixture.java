package io.stackline.press;

import io.stackline.unit.Force;
import io.stackline.unit.Stiffness;

/**
 * A frame, spring stack or cell holder that stands under the ram with the cell in it.
 *
 * @param rated largest force it bears
 * @param stiffness how stiffly it holds the cell: a low one keeps the pressure while the cell
 *     breathes
 * @param enclosed whether nothing can fly out, so that a guard may be unlocked while it holds
 */
public record Fixture(
    FixtureId id, String name, Force rated, Stiffness stiffness, boolean enclosed) {}
