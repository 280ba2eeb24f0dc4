package io.stackline.launch.recipes;

import io.stackline.envelope.Cap;
import io.stackline.envelope.CounterExample;
import io.stackline.envelope.Judgement;
import io.stackline.envelope.Lapse;
import io.stackline.envelope.Proof;
import io.stackline.envelope.Undecided;
import io.stackline.press.PressId;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the envelope says of a recipe: how far each stage stays below its cap, or how it would be
 * exceeded.
 *
 * @param proven whether no path of a run exceeds what stack, die, fixture and press bear
 * @param says one sentence
 * @param states how many were looked at; 0 if it is not proven
 * @param overrides without which it would not hold, as {@code material kind}
 * @param assumesApproval whether those count only once the recipe is approved
 * @param bounds of a proven recipe
 * @param unfit presses that cannot take a stage
 * @param story of a counter-example: what happens, the last line being what must not
 */
public record EnvelopeSheet(
    String recipe,
    int revision,
    boolean proven,
    String says,
    int states,
    List<String> overrides,
    boolean assumesApproval,
    List<BoundSheet> bounds,
    List<UnfitSheet> unfit,
    List<String> story,
    Optional<ExcessSheet> excess) {
  /**
   * One stage in one die, on presses that are alike.
   *
   * @param marginPercent how far the cap lies above what is asked
   * @param rule word for programs, such as {@code ceiling}
   * @param attempts how often it may be pressed before an override's time is used up
   */
  public record BoundSheet(
      String stage,
      String kind,
      String die,
      List<String> presses,
      String cell,
      String target,
      double askedMPa,
      double forceKN,
      double capMPa,
      double marginPercent,
      String rule,
      String subject,
      String says,
      List<String> overrides,
      OptionalInt attempts) {
    String binding() {
      return EnvelopeSheet.binding(rule, subject);
    }
  }

  /** Presses that cannot take a stage in this die. */
  public record UnfitSheet(String stage, List<String> presses, String die, String reason) {}

  /**
   * What is exceeded.
   *
   * @param lapses overrides that do not count, and why
   */
  public record ExcessSheet(
      String stage,
      String die,
      double askedMPa,
      double capMPa,
      String rule,
      String subject,
      List<String> lapses) {}

  public static EnvelopeSheet of(Recipe recipe, Judgement judgement) {
    if (judgement instanceof Proof proof) {
      return proof(recipe, proof);
    } else if (judgement instanceof CounterExample counter) {
      return counterExample(recipe, counter);
    }
    String says = ((Undecided) judgement).sentence();
    return unproven(recipe, says, List.of(), List.of(), Optional.empty());
  }

  private static EnvelopeSheet proof(Recipe recipe, Proof proof) {
    List<BoundSheet> bounds = new ArrayList<>();
    List<UnfitSheet> unfit = new ArrayList<>();
    for (Proof.Stage stage : proof.stages()) {
      stage.bounds().forEach(each -> bounds.add(bound(stage, each)));
      stage.unfit().forEach(each -> unfit.add(unfit(stage.id(), each)));
    }
    return new EnvelopeSheet(
        recipe.id().value(),
        recipe.revision(),
        true,
        "no path of a run exceeds what stack, die, fixture and press bear",
        proof.states(),
        proof.leansOn().stream().map(EnvelopeSheet::named).distinct().toList(),
        proof.assumesApproval(),
        bounds,
        unfit,
        List.of(),
        Optional.empty());
  }

  private static EnvelopeSheet counterExample(Recipe recipe, CounterExample counter) {
    List<UnfitSheet> unfit =
        counter.cause() instanceof CounterExample.NothingFits nothing
            ? nothing.reasons().stream().map(each -> unfit(counter.stage(), each)).toList()
            : List.of();
    Optional<ExcessSheet> excess =
        counter.cause() instanceof CounterExample.TooMuch tooMuch
            ? Optional.of(excess(counter.stage(), tooMuch))
            : Optional.empty();
    List<String> story = counter.events().stream().map(each -> each.text()).toList();
    return unproven(recipe, counter.sentence(), unfit, story, excess);
  }

  private static EnvelopeSheet unproven(
      Recipe recipe,
      String says,
      List<UnfitSheet> unfit,
      List<String> story,
      Optional<ExcessSheet> excess) {
    return new EnvelopeSheet(
        recipe.id().value(),
        recipe.revision(),
        false,
        says,
        0,
        List.of(),
        false,
        List.of(),
        unfit,
        story,
        excess);
  }

  private static BoundSheet bound(Proof.Stage stage, Proof.Bound bound) {
    Cap cap = bound.cap();
    return new BoundSheet(
        stage.id(),
        Wording.word(stage.kind()),
        bound.die().value(),
        ids(bound.presses()),
        Wording.word(bound.channel()),
        Wording.target(bound.target()),
        bound.asked().toMPa(),
        bound.force().toKN(),
        cap.value().toMPa(),
        Math.max(0, bound.margin()) * 100,
        cap.binding().code(),
        cap.binding().subject(),
        cap.rule(),
        bound.applied().stream().map(EnvelopeSheet::named).toList(),
        bound.attempts());
  }

  private static UnfitSheet unfit(String stage, CounterExample.Unfit unfit) {
    return new UnfitSheet(stage, ids(unfit.presses()), unfit.die().value(), unfit.reason());
  }

  private static ExcessSheet excess(String stage, CounterExample.TooMuch tooMuch) {
    Cap cap = tooMuch.cap();
    return new ExcessSheet(
        stage,
        tooMuch.die().value(),
        tooMuch.asked().toMPa(),
        cap.value().toMPa(),
        cap.binding().code(),
        cap.binding().subject(),
        tooMuch.lapses().stream().map(Lapse::sentence).toList());
  }

  /** In a few words. */
  static String binding(String rule, String subject) {
    return switch (rule) {
      case "usual" -> subject + ", usual cap";
      case "lithiated" -> subject + ", once charged";
      case "ceiling" -> subject + ", 3 % below ceiling";
      case "press", "fixture" -> subject + ", rating";
      default -> subject + ", " + rule.replace('-', ' ');
    };
  }

  private static String named(CapOverride override) {
    return override.material() + " " + Wording.word(override.kind());
  }

  private static List<String> ids(List<PressId> presses) {
    return presses.stream().map(PressId::value).toList();
  }

  /** For people. */
  public Page page() {
    return EnvelopePage.of(this);
  }
}
