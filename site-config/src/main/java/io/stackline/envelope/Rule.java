package io.stackline.envelope;

import io.stackline.material.Material;
import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.Fixture;
import io.stackline.press.Press;
import io.stackline.press.StageKind;
import io.stackline.recipe.Pressing;
import io.stackline.unit.Pressure;
import io.stackline.unit.Temperature;

/** Which limit binds, as data and as a sentence an operator understands. */
public sealed interface Rule {
  /** A stable word for machines, for instance {@code override}. */
  String code();

  /** The press, die, fixture or material whose limit it is, by its id. */
  String subject();

  String sentence();

  /** What the press is rated for. */
  record OfPress(Press press) implements Rule {
    @Override
    public String code() {
      return "press";
    }

    @Override
    public String subject() {
      return press.id().value();
    }

    @Override
    public String sentence() {
      return "press " + press.id() + " is rated " + press.rated();
    }
  }

  /** What the die bears at the stage's temperature. */
  record OfDie(Die die, Pressure rating, Temperature temperature) implements Rule {
    @Override
    public String code() {
      return isTooHot() ? "die-temperature" : "die";
    }

    @Override
    public String subject() {
      return die.id().value();
    }

    @Override
    public String sentence() {
      if (isTooHot()) {
        return "die %s must not be at %s: it bears at most %s"
            .formatted(die.id(), temperature, die.temperatureMax());
      }
      boolean warm = temperature.kelvin() > Pressing.ROOM.kelvin();
      return "die " + die.id() + " bears " + rating + (warm ? " at " + temperature : "");
    }

    private boolean isTooHot() {
      return temperature.kelvin() > die.temperatureMax().kelvin();
    }
  }

  /** What the fixture is rated for. */
  record OfFixture(Fixture fixture) implements Rule {
    @Override
    public String code() {
      return "fixture";
    }

    @Override
    public String subject() {
      return fixture.id().value();
    }

    @Override
    public String sentence() {
      return "fixture " + fixture.id() + " is rated " + fixture.rated();
    }
  }

  /** The usual cap of a material, as it comes or once it is charged. */
  record Usual(Material material, StageKind kind, Sourced<Pressure> cap, boolean charged)
      implements Rule {
    @Override
    public String code() {
      return charged ? "lithiated" : "usual";
    }

    @Override
    public String subject() {
      return material.id().value();
    }

    @Override
    public String sentence() {
      return "%s bears %s in %s%s (%s)"
          .formatted(
              material.name(), cap.value(), kind, charged ? " once charged" : "", cap.source());
    }
  }

  /** A cap that an override of the recipe lifted. */
  record Overridden(Material material, StageKind kind, Pressure cap) implements Rule {
    @Override
    public String code() {
      return "override";
    }

    @Override
    public String subject() {
      return material.id().value();
    }

    @Override
    public String sentence() {
      return "%s bears %s in %s by this recipe's override".formatted(material.name(), cap, kind);
    }
  }

  /** The ceiling of a material, less the margin of the trip. */
  record Ceiling(Material material, StageKind kind, Pressure cap, Pressure ceiling)
      implements Rule {
    @Override
    public String code() {
      return "ceiling";
    }

    @Override
    public String subject() {
      return material.id().value();
    }

    @Override
    public String sentence() {
      return "%s bears %s in %s 3 %% below its ceiling of %s"
          .formatted(material.name(), cap, kind, ceiling);
    }
  }

  /** A material that must not be pressed like this at all. */
  record Forbidden(Material material, StageKind kind) implements Rule {
    @Override
    public String code() {
      return "forbidden";
    }

    @Override
    public String subject() {
      return material.id().value();
    }

    @Override
    public String sentence() {
      return "%s must not see a %s stage".formatted(material.name(), kind);
    }
  }

  /** A material that bears nothing at the stage's temperature. */
  record TooHot(Material material, Temperature temperature) implements Rule {
    @Override
    public String code() {
      return "material-temperature";
    }

    @Override
    public String subject() {
      return material.id().value();
    }

    @Override
    public String sentence() {
      return "%s must not be at %s: it bears at most %s"
          .formatted(material.name(), temperature, material.temperatureMax().value());
    }
  }
}
