declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  type Settings = {
    url: string;
    domNode: HTMLElement;
    validatorUrl: null;
    docExpansion: "list" | "none" | "full";
    defaultModelsExpandDepth: number;
    tryItOutEnabled: boolean;
    onComplete: () => void;
  };
  const swaggerUi: (settings: Settings) => unknown;
  export default swaggerUi;
}
