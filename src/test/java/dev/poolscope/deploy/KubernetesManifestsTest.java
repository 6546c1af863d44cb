package dev.poolscope.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.advise.Reach;
import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.LoadCap;
import dev.poolscope.yaml.Source;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The manifests are read and applied against a mock of Kubernetes' API; what they say of each
/// other and of our command line agrees.
@EnableKubernetesMockClient(crud = true)
class KubernetesManifestsTest {
  private static final Path MANIFESTS = Path.of("src/deploy/kubernetes");
  private static final String LABEL = "app.kubernetes.io/name";

  private KubernetesClient client;

  @BeforeEach
  void apply() throws IOException {
    try (Stream<Path> files = Files.list(MANIFESTS)) {
      for (Path file : files.sorted().toList()) {
        try (InputStream manifest = Files.newInputStream(file)) {
          assertThat(client.load(manifest).create()).as(file.toString()).isNotEmpty();
        }
      }
    }
  }

  private Job job(String name) {
    return Objects.requireNonNull(client.batch().v1().jobs().withName(name).get(), name);
  }

  private static Container container(Job job) {
    List<Container> containers = job.getSpec().getTemplate().getSpec().getContainers();
    assertThat(containers).hasSize(1);
    return containers.getFirst();
  }

  private static String after(Container container, String option) {
    List<String> args = container.getArgs();
    assertThat(args).contains(option);
    return args.get(args.indexOf(option) + 1);
  }

  private Experiment experiment(String share) {
    ConfigMap map = client.configMaps().withName("poolscope-experiment").get();
    return Experiments.read(
        new Source("experiment.yaml", map.getData().get("experiment.yaml")),
        List.of("share=" + share));
  }

  @Test
  void everyPartIsRunOnceByItsIndex() {
    Job job = job("poolscope");
    assertThat(job.getSpec().getCompletionMode()).isEqualTo("Indexed");
    assertThat(job.getSpec().getParallelism()).isEqualTo(job.getSpec().getCompletions());
    assertThat(job.getSpec().getBackoffLimit()).isZero();
    assertThat(after(container(job), "--share"))
        .isEqualTo(String.valueOf(job.getSpec().getCompletions()));
    assertThat(after(container(job), "--out")).contains("$(JOB_COMPLETION_INDEX)");
  }

  @Test
  void whatEachPartSendsIsAllowedAndNoMore() {
    Container container = container(job("poolscope"));
    LoadCap cap =
        new LoadCap(
            Double.parseDouble(after(container, "--allow-rate")),
            Integer.parseInt(after(container, "--allow-connections")));
    AllowedHosts allowed = new AllowedHosts(Set.of(after(container, "--allow-host")), cap);
    String parts = after(container, "--share");
    Experiment part = experiment("0/" + parts);
    assertThat(Reach.of(part, allowed)).hasSize(1);
    assertThat(Reach.beyond(part, allowed)).isEmpty();
    assertThat(Reach.of(part, allowed).getFirst().perSecond()).isEqualTo(cap.perSecond());
  }

  @Test
  void whatIsMountedIsThere() {
    for (String name : List.of("poolscope", "poolscope-merge")) {
      PodSpec pod = job(name).getSpec().getTemplate().getSpec();
      for (Volume volume : pod.getVolumes()) {
        HasMetadata there =
            volume.getConfigMap() != null
                ? client.configMaps().withName(volume.getConfigMap().getName()).get()
                : client
                    .persistentVolumeClaims()
                    .withName(volume.getPersistentVolumeClaim().getClaimName())
                    .get();
        assertThat(there).as(volume.getName()).isNotNull();
      }
      assertThat(pod.getContainers().getFirst().getVolumeMounts())
          .allSatisfy(
              mount ->
                  assertThat(pod.getVolumes())
                      .anyMatch(volume -> volume.getName().equals(mount.getName())));
    }
  }

  @Test
  void prometheusFindsThePortThatIsServed() throws IOException {
    Job job = job("poolscope");
    Container container = container(job);
    assertThat(after(container, "--metrics-port"))
        .isEqualTo("0.0.0.0:" + container.getPorts().getFirst().getContainerPort());
    String scrape = Files.readString(Path.of("src/deploy/prometheus.yml"));
    assertThat(scrape)
        .contains("regex: " + container.getPorts().getFirst().getName())
        .contains("regex: " + job.getSpec().getTemplate().getMetadata().getLabels().get(LABEL))
        .contains("__meta_kubernetes_pod_label_app_kubernetes_io_name");
  }

  @Test
  void allRunTheSameImageOfThisVersion() throws IOException {
    String version =
        Files.readString(Path.of("pom.xml"))
            .replaceFirst("(?s).*?<version>(.*?)</version>.*", "$1");
    assertThat(container(job("poolscope")).getImage()).isEqualTo("poolscope:" + version);
    assertThat(container(job("poolscope-merge")).getImage()).isEqualTo("poolscope:" + version);
    assertThat(Files.readString(Path.of("src/deploy/Containerfile")))
        .contains("poolscope:" + version);
  }
}
