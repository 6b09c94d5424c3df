// Made from openapi.json by `npm run gen`.
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process is alive */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            state: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process can serve requests */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            state: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prometheus metrics
         * @description Action: `metrics.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who am I, and what may I do
         * @description Action: `session.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            kind: "user" | "key" | "customer";
                            id: string;
                            name: string;
                            tenant: string;
                            /** @description roles of a person, scopes of a key */
                            roles: string[];
                            /** @description what may be done somewhere; bounds are checked with each object */
                            actions: string[];
                            locations: string[];
                            channel: string | null;
                            supplier: string | null;
                            order: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Log in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        tenant: string;
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Log out
         * @description Action: `session.write`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change my password; my other sessions end
         * @description Action: `session.write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        current: string;
                        next: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The views of the list of orders that I have saved
         * @description Action: `session.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                name: string;
                                /** @description as the list of orders takes them */
                                filters: {
                                    [key: string]: string;
                                };
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/views/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save a view under its name
         * @description Action: `session.write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description as the list of orders takes them */
                        filters: {
                            [key: string]: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /**
         * Remove a saved view
         * @description Action: `session.write`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People
         * @description Action: `user.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                email: string;
                                name: string;
                                active: boolean;
                                grants: {
                                    role: string;
                                    locations: string[];
                                    supplier: string | null;
                                }[];
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a person
         * @description Action: `user.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        name: string;
                        password: string;
                        grants: {
                            /** @enum {unknown} */
                            role: "administrator" | "lead" | "care_agent" | "store_associate" | "warehouse_worker" | "buyer" | "finance" | "partner";
                            locations?: string[];
                            /** @example spl_019abc… */
                            supplier?: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One person
         * @description Action: `user.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example usr_019abc… */
                    user: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            email: string;
                            name: string;
                            active: boolean;
                            grants: {
                                role: string;
                                locations: string[];
                                supplier: string | null;
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a person
         * @description Action: `user.write`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example usr_019abc… */
                    user: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        active?: boolean;
                        grants?: {
                            /** @enum {unknown} */
                            role: "administrator" | "lead" | "care_agent" | "store_associate" | "warehouse_worker" | "buyer" | "finance" | "partner";
                            locations?: string[];
                            /** @example spl_019abc… */
                            supplier?: string;
                        }[];
                        password?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            email: string;
                            name: string;
                            active: boolean;
                            grants: {
                                role: string;
                                locations: string[];
                                supplier: string | null;
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * API keys
         * @description Action: `key.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                kind: string | null;
                                scopes: string[];
                                channel: string | null;
                                locations: string[];
                                supplier: string | null;
                                lastFour: string;
                                /** Format: date-time */
                                createdAt: string;
                                expiresAt: string | null;
                                revokedAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make an API key
         * @description Action: `key.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /**
                         * @description the system it is for: bounds what it may do, and needs its place
                         * @enum {unknown}
                         */
                        kind?: "shop" | "till" | "wms" | "carrier" | "care" | "supplier" | "accounting";
                        /** @description all that the kind is for when left out */
                        scopes?: string[];
                        /**
                         * @description orders of this channel only
                         * @example chn_019abc…
                         */
                        channel?: string;
                        locations?: string[];
                        /** @example spl_019abc… */
                        supplier?: string;
                        /** Format: date-time */
                        expiresAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @description shown now and never again; the same Idempotency-Key shows it once more */
                            token: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/key-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The kinds of systems that keys are made for
         * @description Action: `key.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                kind: string;
                                needs: ("channel" | "locations" | "supplier") | null;
                                /** @description all that a key of it can do */
                                scopes: string[];
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description Action: `key.write`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example key_019abc… */
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/legal-entities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Legal entities
         * @description Action: `organisation.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                country: string;
                                vatNumber: string | null;
                                currency: string;
                                timeZone: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a legal entity
         * @description Action: `organisation.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @description ISO 3166-1 alpha-2 */
                        country: string;
                        vatNumber?: string;
                        /** @description ISO 4217 */
                        currency: string;
                        timeZone: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/legal-entities/{entity}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One legal entity
         * @description Action: `organisation.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ent_019abc… */
                    entity: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            country: string;
                            vatNumber: string | null;
                            currency: string;
                            timeZone: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a legal entity
         * @description Action: `organisation.write`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ent_019abc… */
                    entity: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        vatNumber?: string | null;
                        timeZone?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            country: string;
                            vatNumber: string | null;
                            currency: string;
                            timeZone: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/brands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Brands
         * @description Action: `organisation.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                legalEntity: string;
                                name: string;
                                locales: string[];
                                look: {
                                    [key: string]: unknown;
                                };
                                mailFrom: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a brand
         * @description Action: `organisation.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @example ent_019abc… */
                        legalEntity: string;
                        name: string;
                        locales?: ("en" | "de" | "nl" | "tr")[];
                        /** Format: email */
                        mailFrom?: string;
                        look?: {
                            /** @description of headings and buttons */
                            color?: string;
                            logo?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/brands/{brand}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One brand
         * @description Action: `organisation.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example brd_019abc… */
                    brand: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            legalEntity: string;
                            name: string;
                            locales: string[];
                            look: {
                                [key: string]: unknown;
                            };
                            mailFrom: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a brand
         * @description Action: `organisation.write`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example brd_019abc… */
                    brand: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        locales?: ("en" | "de" | "nl" | "tr")[];
                        mailFrom?: string | null;
                        look?: {
                            /** @description of headings and buttons */
                            color?: string;
                            logo?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            legalEntity: string;
                            name: string;
                            locales: string[];
                            look: {
                                [key: string]: unknown;
                            };
                            mailFrom: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Channels
         * @description Action: `organisation.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                code: string;
                                name: string;
                                kind: string;
                                brand: string;
                                currency: string;
                                pricesIncludeTax: boolean;
                                mayRefuse: boolean;
                                priceList: string | null;
                                numberPrefix: string;
                                active: boolean;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a channel
         * @description Action: `organisation.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        name: string;
                        /** @enum {unknown} */
                        kind: "web" | "till" | "telephone" | "marketplace" | "b2b" | "edi" | "agent";
                        /** @example brd_019abc… */
                        brand: string;
                        /** @description ISO 4217 */
                        currency: string;
                        pricesIncludeTax: boolean;
                        /** @description false: it has sold already, so orders are held instead of refused */
                        mayRefuse: boolean;
                        /** @example prl_019abc… */
                        priceList?: string;
                        /** @description stands before the order number; does not end in a digit, and no other channel has it */
                        numberPrefix?: string;
                        active?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{channel}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One channel
         * @description Action: `organisation.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example chn_019abc… */
                    channel: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            code: string;
                            name: string;
                            kind: string;
                            brand: string;
                            currency: string;
                            pricesIncludeTax: boolean;
                            mayRefuse: boolean;
                            priceList: string | null;
                            numberPrefix: string;
                            active: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a channel
         * @description Action: `organisation.write`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example chn_019abc… */
                    channel: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @description false: it has sold already, so orders are held instead of refused */
                        mayRefuse?: boolean;
                        priceList?: string | null;
                        /** @description stands before the order number; does not end in a digit, and no other channel has it */
                        numberPrefix?: string;
                        active?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            code: string;
                            name: string;
                            kind: string;
                            brand: string;
                            currency: string;
                            pricesIncludeTax: boolean;
                            mayRefuse: boolean;
                            priceList: string | null;
                            numberPrefix: string;
                            active: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Locations
         * @description Action: `organisation.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                code: string;
                                /** @enum {unknown} */
                                kind: "warehouse" | "store" | "supplier" | "3pl" | "vehicle";
                                name: string;
                                city: string;
                                /** @description ISO 3166-1 alpha-2 */
                                country: string;
                                timeZone: string;
                                canShip: boolean;
                                canPickup: boolean;
                                canReturn: boolean;
                                /** @description performs service articles */
                                canServe: boolean;
                                /**
                                 * @description who counts its stock: Kontor, or whoever sends snapshots
                                 * @enum {unknown}
                                 */
                                stockKeeper: "kontor" | "till" | "wms" | "supplier";
                                active: boolean;
                                street: string | null;
                                postalCode: string | null;
                                region: string | null;
                                latitude: number | null;
                                longitude: number | null;
                                openingHours: string | null;
                                dailyCapacity: number | null;
                                supplier: string | null;
                                version: number;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a location
         * @description Action: `organisation.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        /** @enum {unknown} */
                        kind: "warehouse" | "store" | "supplier" | "3pl" | "vehicle";
                        name: string;
                        city: string;
                        /** @description ISO 3166-1 alpha-2 */
                        country: string;
                        timeZone: string;
                        canShip?: boolean;
                        canPickup?: boolean;
                        canReturn?: boolean;
                        /** @description performs service articles */
                        canServe?: boolean;
                        /**
                         * @description who counts its stock: Kontor, or whoever sends snapshots
                         * @enum {unknown}
                         */
                        stockKeeper?: "kontor" | "till" | "wms" | "supplier";
                        active?: boolean;
                        street?: string;
                        postalCode?: string;
                        region?: string;
                        latitude?: number;
                        longitude?: number;
                        /** @description OpenStreetMap syntax */
                        openingHours?: string;
                        /** @description fulfillment orders a day */
                        dailyCapacity?: number;
                        /** @example spl_019abc… */
                        supplier?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/locations/{location}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One location
         * @description Action: `organisation.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example loc_019abc… */
                    location: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            code: string;
                            /** @enum {unknown} */
                            kind: "warehouse" | "store" | "supplier" | "3pl" | "vehicle";
                            name: string;
                            city: string;
                            /** @description ISO 3166-1 alpha-2 */
                            country: string;
                            timeZone: string;
                            canShip: boolean;
                            canPickup: boolean;
                            canReturn: boolean;
                            /** @description performs service articles */
                            canServe: boolean;
                            /**
                             * @description who counts its stock: Kontor, or whoever sends snapshots
                             * @enum {unknown}
                             */
                            stockKeeper: "kontor" | "till" | "wms" | "supplier";
                            active: boolean;
                            street: string | null;
                            postalCode: string | null;
                            region: string | null;
                            latitude: number | null;
                            longitude: number | null;
                            openingHours: string | null;
                            dailyCapacity: number | null;
                            supplier: string | null;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a location; needs If-Match
         * @description Action: `organisation.write`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example loc_019abc… */
                    location: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        city?: string;
                        /** @description ISO 3166-1 alpha-2 */
                        country?: string;
                        timeZone?: string;
                        canShip?: boolean;
                        canPickup?: boolean;
                        canReturn?: boolean;
                        /** @description performs service articles */
                        canServe?: boolean;
                        /**
                         * @description who counts its stock: Kontor, or whoever sends snapshots
                         * @enum {unknown}
                         */
                        stockKeeper?: "kontor" | "till" | "wms" | "supplier";
                        active?: boolean;
                        street?: string | null;
                        postalCode?: string | null;
                        region?: string | null;
                        latitude?: number | null;
                        longitude?: number | null;
                        openingHours?: string | null;
                        dailyCapacity?: number | null;
                        supplier?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            code: string;
                            /** @enum {unknown} */
                            kind: "warehouse" | "store" | "supplier" | "3pl" | "vehicle";
                            name: string;
                            city: string;
                            /** @description ISO 3166-1 alpha-2 */
                            country: string;
                            timeZone: string;
                            canShip: boolean;
                            canPickup: boolean;
                            canReturn: boolean;
                            /** @description performs service articles */
                            canServe: boolean;
                            /**
                             * @description who counts its stock: Kontor, or whoever sends snapshots
                             * @enum {unknown}
                             */
                            stockKeeper: "kontor" | "till" | "wms" | "supplier";
                            active: boolean;
                            street: string | null;
                            postalCode: string | null;
                            region: string | null;
                            latitude: number | null;
                            longitude: number | null;
                            openingHours: string | null;
                            dailyCapacity: number | null;
                            supplier: string | null;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Policies, as they hold in a scope
         * @description Action: `organisation.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @example loc_019abc… */
                    location?: string;
                    /** @example chn_019abc… */
                    channel?: string;
                    /** @example brd_019abc… */
                    brand?: string;
                    /** @example ent_019abc… */
                    legalEntity?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                name: string;
                                about: string;
                                /** @description set by whoever has policy.write_<family> */
                                family: string;
                                takes: string;
                                values: string[] | null;
                                range: {
                                    min: number;
                                    max: number;
                                } | null;
                                /** @description whether who asks may set it */
                                mayWrite: boolean;
                                value: string | number;
                                /** @description the scope that the value comes from, or default */
                                from: string;
                                default: string | number;
                                settings: {
                                    scope: {
                                        kind: string;
                                        id: string;
                                    };
                                    value: string | number;
                                    /** Format: date-time */
                                    changedAt: string;
                                    by: string | null;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set a policy in a scope; it holds from the next command on
         * @description Action: `policy.write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        scope: {
                            /** @enum {string} */
                            kind: "tenant";
                        } | {
                            /** @enum {unknown} */
                            kind: "legal_entity" | "brand" | "channel" | "location";
                            id: string;
                        };
                        /** @description null: not set here, the next wider scope holds */
                        value: string | number | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Payment services, carriers and mail servers
         * @description Action: `provider.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                kind: string;
                                code: string;
                                adapter: string;
                                settings: {
                                    [key: string]: unknown;
                                };
                                hasSecret: boolean;
                                hasWebhookSecret: boolean;
                                active: boolean;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers/{kind}/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set up a provider; secrets that are left out stay as they are
         * @description Action: `provider.write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: "payment" | "carrier" | "mail";
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        adapter: string;
                        /** @description what the adapter needs to know; no secrets */
                        settings?: {
                            [key: string]: string | number | boolean;
                        };
                        /** @description never shown again */
                        secret?: string;
                        /** @description never shown again */
                        webhookSecret?: string;
                        active?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers/{kind}/{code}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call a provider now, with a question that changes nothing
         * @description Action: `provider.read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: "payment" | "carrier" | "mail";
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            answers: boolean;
                            tookMs: number;
                            problem: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/test-services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the test services behave; outside the demo there are none
         * @description Action: `provider.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                kind: string;
                                code: string;
                                /** @description how it can be made to behave */
                                modes: ("well" | "slow" | "failing" | "silent")[];
                                mode: ("well" | "slow" | "failing" | "silent") | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/test-services/{kind}/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Make a test service slow, failing or silent, or well again
         * @description Action: `test_service.write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: "payment" | "carrier";
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description slow: it answers after 6 s; failing: with an error; silent: it does its work and reports nothing
                         * @enum {unknown}
                         */
                        mode: "well" | "slow" | "failing" | "silent";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The calendars, by their key
         * @description Action: `organisation.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                    /** @description only rows of this location */
                    of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description needed; code of the location */
                                location?: string | number | boolean | null;
                                /** @description Mo-Fr 09:00-18:00; Sa 10:00-02:00; PH off. Empty: the opening hours of the location */
                                hours?: string | number | boolean | null;
                                /** @description code or name of the region whose public holidays hold; empty: found by the location */
                                holidayRegion?: string | number | boolean | null;
                                /** @description working days from order to pick-up by the carrier; 0 is usual */
                                shipDays?: string | number | boolean | null;
                                /** @description minutes of work before the carrier comes; 0 is usual */
                                shipMinutes?: string | number | boolean | null;
                                /** @description working days until goods are ready in the store; 0 is usual */
                                collectDays?: string | number | boolean | null;
                                /** @description opening minutes until goods are ready in the store; 120 is usual */
                                collectMinutes?: string | number | boolean | null;
                                /** @description orders that can be promised for one day; empty: the daily capacity of the location */
                                ordersADay?: string | number | boolean | null;
                                /** @description units that can be promised for one day; empty: any */
                                unitsADay?: string | number | boolean | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Write calendars: whole rows by their key, each with its verdict
         * @description Action: `promise_data.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rows: {
                            /** @description needed; code of the location */
                            location?: string | number | boolean | null;
                            /** @description Mo-Fr 09:00-18:00; Sa 10:00-02:00; PH off. Empty: the opening hours of the location */
                            hours?: string | number | boolean | null;
                            /** @description code or name of the region whose public holidays hold; empty: found by the location */
                            holidayRegion?: string | number | boolean | null;
                            /** @description working days from order to pick-up by the carrier; 0 is usual */
                            shipDays?: string | number | boolean | null;
                            /** @description minutes of work before the carrier comes; 0 is usual */
                            shipMinutes?: string | number | boolean | null;
                            /** @description working days until goods are ready in the store; 0 is usual */
                            collectDays?: string | number | boolean | null;
                            /** @description opening minutes until goods are ready in the store; 120 is usual */
                            collectMinutes?: string | number | boolean | null;
                            /** @description orders that can be promised for one day; empty: the daily capacity of the location */
                            ordersADay?: string | number | boolean | null;
                            /** @description units that can be promised for one day; empty: any */
                            unitsADay?: string | number | boolean | null;
                            /** @description yes takes the row away */
                            remove?: string | number | boolean | null;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description its place in the list, from 0 */
                                row: number;
                                key: string;
                                /** @enum {unknown} */
                                done: "made" | "changed" | "unchanged" | "removed" | "refused";
                                reason: string | null;
                                detail: string | null;
                                path: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendar-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The calendar days, by their key
         * @description Action: `organisation.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                    /** @description only rows of this location */
                    of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description needed; code of the location */
                                location?: string | number | boolean | null;
                                /** @description needed; YYYY-MM-DD */
                                day?: string | number | boolean | null;
                                /** @description needed; 09:00-12:00,13:00-18:00 or off */
                                hours?: string | number | boolean | null;
                                /** @description why, for people; at most 100 characters */
                                reason?: string | number | boolean | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Write calendar days: whole rows by their key, each with its verdict
         * @description Action: `promise_data.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rows: {
                            /** @description needed; code of the location */
                            location?: string | number | boolean | null;
                            /** @description needed; YYYY-MM-DD */
                            day?: string | number | boolean | null;
                            /** @description needed; 09:00-12:00,13:00-18:00 or off */
                            hours?: string | number | boolean | null;
                            /** @description why, for people; at most 100 characters */
                            reason?: string | number | boolean | null;
                            /** @description yes takes the row away */
                            remove?: string | number | boolean | null;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description its place in the list, from 0 */
                                row: number;
                                key: string;
                                /** @enum {unknown} */
                                done: "made" | "changed" | "unchanged" | "removed" | "refused";
                                reason: string | null;
                                detail: string | null;
                                path: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carrier-services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The carrier services, by their key
         * @description Action: `organisation.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                    /** @description only rows of this code */
                    of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description needed; our code of the service, at most 40 characters */
                                code?: string | number | boolean | null;
                                /** @description needed; code of the carrier provider */
                                carrier?: string | number | boolean | null;
                                /** @description needed; at most 100 characters */
                                name?: string | number | boolean | null;
                                /** @description words with blanks between: tracked express pickup_point signature */
                                features?: string | number | boolean | null;
                                /** @description days of the week on which it delivers, Monday is 1; 12345 is usual */
                                delivers?: string | number | boolean | null;
                                /** @description grams from which on it is offered; 0 is usual */
                                minWeightG?: string | number | boolean | null;
                                /** @description grams of one package; 31500 is usual */
                                maxWeightG?: string | number | boolean | null;
                                /** @description grams of CO2 for one tonne and kilometer; 0 is usual: unknown */
                                co2GPerTkm?: string | number | boolean | null;
                                /** @description lower comes first among equals; 100 is usual */
                                rank?: string | number | boolean | null;
                                /** @description yes (usual) or no */
                                active?: string | number | boolean | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Write carrier services: whole rows by their key, each with its verdict
         * @description Action: `promise_data.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rows: {
                            /** @description needed; our code of the service, at most 40 characters */
                            code?: string | number | boolean | null;
                            /** @description needed; code of the carrier provider */
                            carrier?: string | number | boolean | null;
                            /** @description needed; at most 100 characters */
                            name?: string | number | boolean | null;
                            /** @description words with blanks between: tracked express pickup_point signature */
                            features?: string | number | boolean | null;
                            /** @description days of the week on which it delivers, Monday is 1; 12345 is usual */
                            delivers?: string | number | boolean | null;
                            /** @description grams from which on it is offered; 0 is usual */
                            minWeightG?: string | number | boolean | null;
                            /** @description grams of one package; 31500 is usual */
                            maxWeightG?: string | number | boolean | null;
                            /** @description grams of CO2 for one tonne and kilometer; 0 is usual: unknown */
                            co2GPerTkm?: string | number | boolean | null;
                            /** @description lower comes first among equals; 100 is usual */
                            rank?: string | number | boolean | null;
                            /** @description yes (usual) or no */
                            active?: string | number | boolean | null;
                            /** @description yes takes the row away */
                            remove?: string | number | boolean | null;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description its place in the list, from 0 */
                                row: number;
                                key: string;
                                /** @enum {unknown} */
                                done: "made" | "changed" | "unchanged" | "removed" | "refused";
                                reason: string | null;
                                detail: string | null;
                                path: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carrier-zones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The carrier zones, by their key
         * @description Action: `organisation.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                    /** @description only rows of this carrier */
                    of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description needed; code of the carrier provider */
                                carrier?: string | number | boolean | null;
                                /** @description needed; ISO 3166-1 alpha-2, or * for the rest of the world */
                                country?: string | number | boolean | null;
                                /** @description first postal code or its beginning; empty: the whole country */
                                postalFrom?: string | number | boolean | null;
                                /** @description last postal code or its beginning; empty: as postalFrom */
                                postalTo?: string | number | boolean | null;
                                /** @description needed; code of the zone, at most 20 characters */
                                zone?: string | number | boolean | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Write carrier zones: whole rows by their key, each with its verdict
         * @description Action: `promise_data.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rows: {
                            /** @description needed; code of the carrier provider */
                            carrier?: string | number | boolean | null;
                            /** @description needed; ISO 3166-1 alpha-2, or * for the rest of the world */
                            country?: string | number | boolean | null;
                            /** @description first postal code or its beginning; empty: the whole country */
                            postalFrom?: string | number | boolean | null;
                            /** @description last postal code or its beginning; empty: as postalFrom */
                            postalTo?: string | number | boolean | null;
                            /** @description needed; code of the zone, at most 20 characters */
                            zone?: string | number | boolean | null;
                            /** @description yes takes the row away */
                            remove?: string | number | boolean | null;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description its place in the list, from 0 */
                                row: number;
                                key: string;
                                /** @enum {unknown} */
                                done: "made" | "changed" | "unchanged" | "removed" | "refused";
                                reason: string | null;
                                detail: string | null;
                                path: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carrier-prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The carrier prices, by their key
         * @description Action: `organisation.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                    /** @description only rows of this service */
                    of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description needed; code of the carrier service */
                                service?: string | number | boolean | null;
                                /** @description code of a location, a country (DE), or * for any (usual): the nearest row wins */
                                origin?: string | number | boolean | null;
                                /** @description needed; code of the zone it goes to */
                                zone?: string | number | boolean | null;
                                /** @description needed; grams of one package up to which the price holds */
                                upToG?: string | number | boolean | null;
                                /** @description needed; minor units of the currency, for one package */
                                priceMinor?: string | number | boolean | null;
                                /** @description minor units on top (fuel, toll); 0 is usual */
                                surchargeMinor?: string | number | boolean | null;
                                /** @description needed; ISO 4217 */
                                currency?: string | number | boolean | null;
                                /** @description YYYY-MM-DD; empty: since ever */
                                validFrom?: string | number | boolean | null;
                                /** @description YYYY-MM-DD, the last day; empty: until further notice */
                                validTo?: string | number | boolean | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Write carrier prices: whole rows by their key, each with its verdict
         * @description Action: `promise_data.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rows: {
                            /** @description needed; code of the carrier service */
                            service?: string | number | boolean | null;
                            /** @description code of a location, a country (DE), or * for any (usual): the nearest row wins */
                            origin?: string | number | boolean | null;
                            /** @description needed; code of the zone it goes to */
                            zone?: string | number | boolean | null;
                            /** @description needed; grams of one package up to which the price holds */
                            upToG?: string | number | boolean | null;
                            /** @description needed; minor units of the currency, for one package */
                            priceMinor?: string | number | boolean | null;
                            /** @description minor units on top (fuel, toll); 0 is usual */
                            surchargeMinor?: string | number | boolean | null;
                            /** @description needed; ISO 4217 */
                            currency?: string | number | boolean | null;
                            /** @description YYYY-MM-DD; empty: since ever */
                            validFrom?: string | number | boolean | null;
                            /** @description YYYY-MM-DD, the last day; empty: until further notice */
                            validTo?: string | number | boolean | null;
                            /** @description yes takes the row away */
                            remove?: string | number | boolean | null;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description its place in the list, from 0 */
                                row: number;
                                key: string;
                                /** @enum {unknown} */
                                done: "made" | "changed" | "unchanged" | "removed" | "refused";
                                reason: string | null;
                                detail: string | null;
                                path: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carrier-transits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The carrier transits, by their key
         * @description Action: `organisation.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                    /** @description only rows of this service */
                    of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description needed; code of the carrier service */
                                service?: string | number | boolean | null;
                                /** @description code of a location, a country (DE), or * for any (usual): the nearest row wins */
                                origin?: string | number | boolean | null;
                                /** @description needed; code of the zone it goes to */
                                zone?: string | number | boolean | null;
                                /** @description needed; delivery days from pick-up to the door, at best */
                                minDays?: string | number | boolean | null;
                                /** @description delivery days it may take; empty: as minDays */
                                maxDays?: string | number | boolean | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Write carrier transits: whole rows by their key, each with its verdict
         * @description Action: `promise_data.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rows: {
                            /** @description needed; code of the carrier service */
                            service?: string | number | boolean | null;
                            /** @description code of a location, a country (DE), or * for any (usual): the nearest row wins */
                            origin?: string | number | boolean | null;
                            /** @description needed; code of the zone it goes to */
                            zone?: string | number | boolean | null;
                            /** @description needed; delivery days from pick-up to the door, at best */
                            minDays?: string | number | boolean | null;
                            /** @description delivery days it may take; empty: as minDays */
                            maxDays?: string | number | boolean | null;
                            /** @description yes takes the row away */
                            remove?: string | number | boolean | null;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description its place in the list, from 0 */
                                row: number;
                                key: string;
                                /** @enum {unknown} */
                                done: "made" | "changed" | "unchanged" | "removed" | "refused";
                                reason: string | null;
                                detail: string | null;
                                path: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carrier-cut-offs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The carrier cut-offs, by their key
         * @description Action: `organisation.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                    /** @description only rows of this service */
                    of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description needed; code of the carrier service */
                                service?: string | number | boolean | null;
                                /** @description code of the location, or * for any (usual) */
                                location?: string | number | boolean | null;
                                /** @description 1 is Monday, 7 Sunday; 0 (usual) every day without a row of its own */
                                weekday?: string | number | boolean | null;
                                /** @description 15:00 in the time zone of the location; empty: nobody comes */
                                cutOff?: string | number | boolean | null;
                                /** @description 17:00, when the carrier comes; empty: unknown */
                                pickUp?: string | number | boolean | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Write carrier cut-offs: whole rows by their key, each with its verdict
         * @description Action: `promise_data.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rows: {
                            /** @description needed; code of the carrier service */
                            service?: string | number | boolean | null;
                            /** @description code of the location, or * for any (usual) */
                            location?: string | number | boolean | null;
                            /** @description 1 is Monday, 7 Sunday; 0 (usual) every day without a row of its own */
                            weekday?: string | number | boolean | null;
                            /** @description 15:00 in the time zone of the location; empty: nobody comes */
                            cutOff?: string | number | boolean | null;
                            /** @description 17:00, when the carrier comes; empty: unknown */
                            pickUp?: string | number | boolean | null;
                            /** @description yes takes the row away */
                            remove?: string | number | boolean | null;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description its place in the list, from 0 */
                                row: number;
                                key: string;
                                /** @enum {unknown} */
                                done: "made" | "changed" | "unchanged" | "removed" | "refused";
                                reason: string | null;
                                detail: string | null;
                                path: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carrier-lanes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every carrier service from a location to an address, and why the others are none
         * @description Action: `organisation.read`.
         */
        get: {
            parameters: {
                query: {
                    from: string;
                    /** @description ISO 3166-1 alpha-2 */
                    country: string;
                    postalCode?: string;
                    weightG: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            km: number | null;
                            options: {
                                service: string;
                                costMinor: number;
                                currency: string;
                                packages: number;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                handoverOn: string;
                                /** Format: date-time */
                                orderBy: string;
                                deliverOn: {
                                    /**
                                     * Format: date
                                     * @description YYYY-MM-DD
                                     */
                                    earliest: string;
                                    /**
                                     * Format: date
                                     * @description YYYY-MM-DD
                                     */
                                    latest: string;
                                };
                                co2G: number | null;
                            }[];
                            absent: {
                                service: string;
                                reason: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendars/{location}/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When a location is open, day by day
         * @description Action: `organisation.read`.
         */
        get: {
            parameters: {
                query: {
                    /** @description YYYY-MM-DD */
                    from?: string;
                    days: number;
                };
                header?: never;
                path: {
                    location: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            timeZone: string;
                            problem: string | null;
                            items: {
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                day: string;
                                /** @description 09:00-18:00, or off */
                                hours: string;
                                holiday: boolean;
                                /** @description it has promised all it can for that day */
                                full: boolean;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is this the demo merchant, and does it live
         * @description Action: `demo.steer`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description is this the demo merchant, on a server that can let it live */
                            demo: boolean;
                            /** @description do new orders arrive by themselves */
                            live: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Let new orders of the demo merchant arrive by themselves, or no more
         * @description Action: `demo.steer`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        live: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description is this the demo merchant, on a server that can let it live */
                            demo: boolean;
                            /** @description do new orders arrive by themselves */
                            live: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Items
         * @description Action: `catalog.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                    /** @description start of a SKU, part of a name, a GTIN */
                    q?: string;
                    category?: string;
                    kind?: "physical" | "service" | "digital" | "kit";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                sku: string;
                                name: string;
                                names: {
                                    [key: string]: string;
                                };
                                /** @enum {unknown} */
                                kind: "physical" | "service" | "digital" | "kit";
                                gtin: string | null;
                                category: string | null;
                                attributes: {
                                    [key: string]: unknown;
                                };
                                weightG: number | null;
                                lengthMm: number | null;
                                widthMm: number | null;
                                heightMm: number | null;
                                taxClass: string;
                                cost?: string | null;
                                costCurrency?: string | null;
                                /**
                                 * @description what one unit of stock is
                                 * @enum {unknown}
                                 */
                                baseUnit: "piece" | "cm" | "g" | "ml" | "minute";
                                /** @enum {unknown} */
                                tracking: "none" | "lot" | "serial";
                                releasedOn: string | null;
                                discontinued: boolean;
                                reorderLevel: number | null;
                                supplier: string | null;
                                units: {
                                    [key: string]: number;
                                };
                                /** @description what a kit is made of */
                                parts: {
                                    /** @description our code for one stockable item: printable characters, with single blanks between them at most */
                                    sku: string;
                                    units: number;
                                }[];
                                version: number;
                                changedAt: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Write items by their SKU, each whole; every one gets its own verdict
         * @description Action: `catalog.write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        items: {
                            /** @description our code for one stockable item: printable characters, with single blanks between them at most */
                            sku: string;
                            name: string;
                            /** @description the name by locale */
                            names?: {
                                [key: string]: string;
                            };
                            /** @enum {unknown} */
                            kind?: "physical" | "service" | "digital" | "kit";
                            gtin?: string | null;
                            category?: string | null;
                            attributes?: {
                                [key: string]: string | number | boolean | string[];
                            };
                            weightG?: number | null;
                            lengthMm?: number | null;
                            widthMm?: number | null;
                            heightMm?: number | null;
                            taxClass?: string;
                            cost?: string | null;
                            costCurrency?: string | null;
                            /**
                             * @description what one unit of stock is
                             * @enum {unknown}
                             */
                            baseUnit?: "piece" | "cm" | "g" | "ml" | "minute";
                            /** @enum {unknown} */
                            tracking?: "none" | "lot" | "serial";
                            releasedOn?: string | null;
                            discontinued?: boolean;
                            reorderLevel?: number | null;
                            supplier?: string | null;
                            /** @description selling units: how many base units one of them holds */
                            units?: {
                                [key: string]: number;
                            };
                            /** @description what a kit is made of */
                            parts?: {
                                /** @description our code for one stockable item: printable characters, with single blanks between them at most */
                                sku: string;
                                units: number;
                            }[];
                            /** @description refuse the item if it is not at this version */
                            version?: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            counts: {
                                [key: string]: number;
                            };
                            items: {
                                sku: string;
                                /** @description made, changed, unchanged or refused */
                                done: string;
                                id: string | null;
                                version: number | null;
                                problem: {
                                    type: string;
                                    title: string;
                                    status: number;
                                    detail: string;
                                    path?: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One item, by id or SKU
         * @description Action: `catalog.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description id or SKU */
                    item: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            sku: string;
                            name: string;
                            names: {
                                [key: string]: string;
                            };
                            /** @enum {unknown} */
                            kind: "physical" | "service" | "digital" | "kit";
                            gtin: string | null;
                            category: string | null;
                            attributes: {
                                [key: string]: unknown;
                            };
                            weightG: number | null;
                            lengthMm: number | null;
                            widthMm: number | null;
                            heightMm: number | null;
                            taxClass: string;
                            cost?: string | null;
                            costCurrency?: string | null;
                            /**
                             * @description what one unit of stock is
                             * @enum {unknown}
                             */
                            baseUnit: "piece" | "cm" | "g" | "ml" | "minute";
                            /** @enum {unknown} */
                            tracking: "none" | "lot" | "serial";
                            releasedOn: string | null;
                            discontinued: boolean;
                            reorderLevel: number | null;
                            supplier: string | null;
                            units: {
                                [key: string]: number;
                            };
                            /** @description what a kit is made of */
                            parts: {
                                /** @description our code for one stockable item: printable characters, with single blanks between them at most */
                                sku: string;
                                units: number;
                            }[];
                            version: number;
                            changedAt: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Price lists
         * @description Action: `price.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                code: string;
                                currency: string;
                                includesTax: boolean;
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-lists/{list}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Make a price list; its currency and its way with tax stay
         * @description Action: `price.write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description its code */
                    list: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description ISO 4217 */
                        currency: string;
                        includesTax: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            code: string;
                            currency: string;
                            includesTax: boolean;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-lists/{list}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The prices of a list
         * @description Action: `price.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                    /** @description our code for one stockable item: printable characters, with single blanks between them at most */
                    sku?: string;
                };
                header?: never;
                path: {
                    /** @description its code */
                    list: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                sku: string;
                                amount: string;
                                validFrom: string | null;
                                /** @description from so many units on */
                                minUnits: number;
                                /** @description the amount is for so many units */
                                priceBasis: number;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Write prices of a list; every one gets its own verdict. If-Match is heeded when it is sent
         * @description Action: `price.write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description its code */
                    list: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        prices: {
                            /** @description our code for one stockable item: printable characters, with single blanks between them at most */
                            sku: string;
                            /** @description null takes the price away */
                            amount: string | null;
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            validFrom?: string;
                            /** @description from so many units on */
                            minUnits?: number;
                            /** @description the amount is for so many units */
                            priceBasis?: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                            counts: {
                                [key: string]: number;
                            };
                            prices: {
                                sku: string;
                                done: string;
                                problem: {
                                    type: string;
                                    title: string;
                                    status: number;
                                    detail: string;
                                    path?: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customers
         * @description Action: `customer.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                    number?: string;
                    email?: string;
                    phone?: string;
                    /** @description beginning of name or company */
                    q?: string;
                    /** @description what a caller says: number, e-mail address, phone, or the beginning of first name, last name or company */
                    find?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                number: string | null;
                                kind: string;
                                name: string | null;
                                company: string | null;
                                email: string | null;
                                phone: string | null;
                                locale: string;
                                vatNumber: string | null;
                                group: string | null;
                                terms: string | null;
                                creditLimitMinor: number | null;
                                creditCurrency: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                erasedAt: string | null;
                                version: number;
                                /** @description mail, phone and street are hidden: customer.read_personal is not granted */
                                masked: boolean;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a customer
         * @description Action: `customer.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        number?: string;
                        /** @enum {unknown} */
                        kind: "person" | "company";
                        locale?: "en" | "de" | "nl" | "tr";
                        name?: string;
                        company?: string;
                        /** Format: email */
                        email?: string;
                        /** @description kept as E.164 where that can be told */
                        phone?: string;
                        vatNumber?: string;
                        group?: string;
                        /** @description invoice due in so many days */
                        terms?: string;
                        /** @description minor units of the currency */
                        creditLimitMinor?: number;
                        /** @description ISO 4217 */
                        creditCurrency?: string;
                        addresses?: {
                            label?: string;
                            name?: string;
                            company?: string;
                            lines: string[];
                            postalCode?: string;
                            city: string;
                            region?: string;
                            /** @description ISO 3166-1 alpha-2 */
                            country: string;
                            /** @description kept as E.164 where that can be told */
                            phone?: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One customer
         * @description Action: `customer.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example cus_019abc… */
                    customer: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            number: string | null;
                            kind: string;
                            name: string | null;
                            company: string | null;
                            email: string | null;
                            phone: string | null;
                            locale: string;
                            vatNumber: string | null;
                            group: string | null;
                            terms: string | null;
                            creditLimitMinor: number | null;
                            creditCurrency: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            erasedAt: string | null;
                            version: number;
                            /** @description mail, phone and street are hidden: customer.read_personal is not granted */
                            masked: boolean;
                            addresses: {
                                id: string;
                                label: string | null;
                                name: string | null;
                                company: string | null;
                                lines: string[];
                                postalCode: string | null;
                                city: string;
                                region: string | null;
                                country: string;
                                phone: string | null;
                            }[];
                            consents: {
                                id: string;
                                purpose: string;
                                medium: string;
                                given: boolean;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a customer; needs If-Match
         * @description Action: `customer.write`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example cus_019abc… */
                    customer: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string | null;
                        company?: string | null;
                        email?: string | null;
                        phone?: string | null;
                        vatNumber?: string | null;
                        group?: string | null;
                        locale?: "en" | "de" | "nl" | "tr";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            number: string | null;
                            kind: string;
                            name: string | null;
                            company: string | null;
                            email: string | null;
                            phone: string | null;
                            locale: string;
                            vatNumber: string | null;
                            group: string | null;
                            terms: string | null;
                            creditLimitMinor: number | null;
                            creditCurrency: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            erasedAt: string | null;
                            version: number;
                            /** @description mail, phone and street are hidden: customer.read_personal is not granted */
                            masked: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/customers/{customer}/credit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Grant payment terms and credit; needs If-Match
         * @description Action: `customer.grant_credit`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example cus_019abc… */
                    customer: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        terms: string | null;
                        creditLimitMinor: number | null;
                        creditCurrency: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            number: string | null;
                            kind: string;
                            name: string | null;
                            company: string | null;
                            email: string | null;
                            phone: string | null;
                            locale: string;
                            vatNumber: string | null;
                            group: string | null;
                            terms: string | null;
                            creditLimitMinor: number | null;
                            creditCurrency: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            erasedAt: string | null;
                            version: number;
                            /** @description mail, phone and street are hidden: customer.read_personal is not granted */
                            masked: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add an address
         * @description Action: `customer.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example cus_019abc… */
                    customer: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        label?: string;
                        name?: string;
                        company?: string;
                        lines: string[];
                        postalCode?: string;
                        city: string;
                        region?: string;
                        /** @description ISO 3166-1 alpha-2 */
                        country: string;
                        /** @description kept as E.164 where that can be told */
                        phone?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @description of the customer, of whom the addresses are a part */
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/addresses/{address}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace an address; orders keep the one they were placed with
         * @description Action: `customer.write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example cus_019abc… */
                    customer: string;
                    /** @example adr_019abc… */
                    address: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        label?: string;
                        name?: string;
                        company?: string;
                        lines: string[];
                        postalCode?: string;
                        city: string;
                        region?: string;
                        /** @description ISO 3166-1 alpha-2 */
                        country: string;
                        /** @description kept as E.164 where that can be told */
                        phone?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @description of the customer, of whom the addresses are a part */
                            version: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /**
         * Take an address away
         * @description Action: `customer.write`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example cus_019abc… */
                    customer: string;
                    /** @example adr_019abc… */
                    address: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note a consent that was given or taken back
         * @description Action: `customer.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example cus_019abc… */
                    customer: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        purpose: "marketing" | "feedback" | "profiling";
                        /** @enum {unknown} */
                        medium: "email" | "sms" | "push" | "post";
                        /** @description false: taken back */
                        given: boolean;
                        /** @description where it was said: checkout, store, telephone */
                        source: string;
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All personal data of a customer, to hand to that customer
         * @description Action: `customer.export`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example cus_019abc… */
                    customer: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            customer: {
                                id: string;
                                number: string | null;
                                kind: string;
                                name: string | null;
                                company: string | null;
                                email: string | null;
                                phone: string | null;
                                locale: string;
                                vatNumber: string | null;
                                group: string | null;
                                terms: string | null;
                                creditLimitMinor: number | null;
                                creditCurrency: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                erasedAt: string | null;
                                version: number;
                                /** @description mail, phone and street are hidden: customer.read_personal is not granted */
                                masked: boolean;
                            };
                            addresses: {
                                id: string;
                                label: string | null;
                                name: string | null;
                                company: string | null;
                                lines: string[];
                                postalCode: string | null;
                                city: string;
                                region: string | null;
                                country: string;
                                phone: string | null;
                            }[];
                            consents: {
                                id: string;
                                purpose: string;
                                medium: string;
                                given: boolean;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            orders: {
                                id: string;
                                number: string;
                                /** Format: date-time */
                                placedAt: string;
                                closedAt: string | null;
                                currency: string;
                                totalMinor: number;
                                fulfillmentStatus: string;
                                paymentStatus: string;
                                parties: {
                                    [key: string]: unknown;
                                }[];
                                lines: {
                                    [key: string]: unknown;
                                }[];
                                messages: {
                                    [key: string]: unknown;
                                }[];
                                feedback: {
                                    [key: string]: unknown;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customer}/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase a customer for good; refused while an order is open
         * @description Action: `customer.erase`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example cus_019abc… */
                    customer: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            erasedAt: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Balances by item and location
         * @description Action: `stock.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                    sku?: string;
                    /** @example loc_019abc… */
                    location?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @example itm_019abc… */
                                item: string;
                                sku: string;
                                /** @example loc_019abc… */
                                location: string;
                                code: string;
                                onHand: number;
                                unavailable: number;
                                reserved: number;
                                allocated: number;
                                free: number;
                                incoming: number;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The stock ledger, newest first
         * @description Action: `stock.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                    sku?: string;
                    /** @example loc_019abc… */
                    location?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                sku: string;
                                /** @example loc_019abc… */
                                location: string;
                                kind: string;
                                units: number;
                                unavailable: number;
                                reason: string | null;
                                referenceKind: string;
                                /** Format: date-time */
                                occurredAt: string;
                                /** Format: date-time */
                                recordedAt: string;
                                actor: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/supplies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is expected to come
         * @description Action: `supply.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @example sup_019abc… */
                                id: string;
                                kind: string;
                                reference: string;
                                sku: string;
                                /** @example loc_019abc… */
                                location: string;
                                incoming: number;
                                pegged: number;
                                /** Format: date-time */
                                expectedAt: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Say what is expected to come, when and where; the same again moves its date and its units
         * @description Action: `supply.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        supplies: {
                            sku: string;
                            location: string;
                            kind: "purchase" | "feed" | "return";
                            reference: string;
                            units: number;
                            /** Format: date-time */
                            expectedAt: string;
                        }[];
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ids: string[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requirements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What no stock and no expected supply covers
         * @description Action: `requirement.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @example ord_019abc… */
                                order: string;
                                line: number;
                                sku: string;
                                units: number;
                                neededBy: string | null;
                                /** Format: date-time */
                                madeAt: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Goods arrived: pegged orders are served first
         * @description Action: `stock.receive`.
         */
        post: {
            parameters: {
                query: {
                    preview: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        receipts: {
                            sku: string;
                            location: string;
                            units: number;
                            reference?: string;
                            damaged?: number;
                            /** @description decimal number as text */
                            unitCost?: string;
                            lot?: string;
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            expiresOn?: string;
                            once?: string;
                        }[];
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            units: number;
                            served: number;
                            foreseen?: {
                                stock: {
                                    sku: string;
                                    location: string;
                                    before: {
                                        onHand: number;
                                        unavailable: number;
                                        reserved: number;
                                        allocated: number;
                                        free: number;
                                        incoming: number;
                                    };
                                    after: {
                                        onHand: number;
                                        unavailable: number;
                                        reserved: number;
                                        allocated: number;
                                        free: number;
                                        incoming: number;
                                    };
                                }[];
                                orders: {
                                    /** @example ord_019abc… */
                                    order: string;
                                    number: string;
                                    line: number;
                                    sku: string;
                                    before: {
                                        /** @description on a shelf */
                                        reserved: number;
                                        /** @description held of what is still to come */
                                        pegged: number;
                                        /** @description being worked on */
                                        allocated: number;
                                        /** @description nothing covers them */
                                        waiting: number;
                                        locations: string[];
                                        deliverBy: string | null;
                                    };
                                    after: {
                                        /** @description on a shelf */
                                        reserved: number;
                                        /** @description held of what is still to come */
                                        pegged: number;
                                        /** @description being worked on */
                                        allocated: number;
                                        /** @description nothing covers them */
                                        waiting: number;
                                        locations: string[];
                                        deliverBy: string | null;
                                    };
                                }[];
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct balances by a difference, with a reason
         * @description Action: `stock.adjust`.
         */
        post: {
            parameters: {
                query: {
                    preview: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        adjustments: {
                            sku: string;
                            location: string;
                            units: number;
                            reason: string;
                            once?: string;
                        }[];
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            displaced: number;
                            foreseen?: {
                                stock: {
                                    sku: string;
                                    location: string;
                                    before: {
                                        onHand: number;
                                        unavailable: number;
                                        reserved: number;
                                        allocated: number;
                                        free: number;
                                        incoming: number;
                                    };
                                    after: {
                                        onHand: number;
                                        unavailable: number;
                                        reserved: number;
                                        allocated: number;
                                        free: number;
                                        incoming: number;
                                    };
                                }[];
                                orders: {
                                    /** @example ord_019abc… */
                                    order: string;
                                    number: string;
                                    line: number;
                                    sku: string;
                                    before: {
                                        /** @description on a shelf */
                                        reserved: number;
                                        /** @description held of what is still to come */
                                        pegged: number;
                                        /** @description being worked on */
                                        allocated: number;
                                        /** @description nothing covers them */
                                        waiting: number;
                                        locations: string[];
                                        deliverBy: string | null;
                                    };
                                    after: {
                                        /** @description on a shelf */
                                        reserved: number;
                                        /** @description held of what is still to come */
                                        pegged: number;
                                        /** @description being worked on */
                                        allocated: number;
                                        /** @description nothing covers them */
                                        waiting: number;
                                        locations: string[];
                                        deliverBy: string | null;
                                    };
                                }[];
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Book counted units; reality wins
         * @description Action: `stock.count`.
         */
        post: {
            parameters: {
                query: {
                    preview: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        counts: {
                            sku: string;
                            location: string;
                            counted: number;
                            expected?: number;
                            reason?: string;
                        }[];
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            differences: number;
                            displaced: number;
                            foreseen?: {
                                stock: {
                                    sku: string;
                                    location: string;
                                    before: {
                                        onHand: number;
                                        unavailable: number;
                                        reserved: number;
                                        allocated: number;
                                        free: number;
                                        incoming: number;
                                    };
                                    after: {
                                        onHand: number;
                                        unavailable: number;
                                        reserved: number;
                                        allocated: number;
                                        free: number;
                                        incoming: number;
                                    };
                                }[];
                                orders: {
                                    /** @example ord_019abc… */
                                    order: string;
                                    number: string;
                                    line: number;
                                    sku: string;
                                    before: {
                                        /** @description on a shelf */
                                        reserved: number;
                                        /** @description held of what is still to come */
                                        pegged: number;
                                        /** @description being worked on */
                                        allocated: number;
                                        /** @description nothing covers them */
                                        waiting: number;
                                        locations: string[];
                                        deliverBy: string | null;
                                    };
                                    after: {
                                        /** @description on a shelf */
                                        reserved: number;
                                        /** @description held of what is still to come */
                                        pegged: number;
                                        /** @description being worked on */
                                        allocated: number;
                                        /** @description nothing covers them */
                                        waiting: number;
                                        locations: string[];
                                        deliverBy: string | null;
                                    };
                                }[];
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conditions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set units apart that may not be sold, or give them back
         * @description Action: `stock.adjust`.
         */
        post: {
            parameters: {
                query: {
                    preview: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        settings: {
                            sku: string;
                            location: string;
                            units: number;
                            reason: string;
                        }[];
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changed: number;
                            foreseen?: {
                                stock: {
                                    sku: string;
                                    location: string;
                                    before: {
                                        onHand: number;
                                        unavailable: number;
                                        reserved: number;
                                        allocated: number;
                                        free: number;
                                        incoming: number;
                                    };
                                    after: {
                                        onHand: number;
                                        unavailable: number;
                                        reserved: number;
                                        allocated: number;
                                        free: number;
                                        incoming: number;
                                    };
                                }[];
                                orders: {
                                    /** @example ord_019abc… */
                                    order: string;
                                    number: string;
                                    line: number;
                                    sku: string;
                                    before: {
                                        /** @description on a shelf */
                                        reserved: number;
                                        /** @description held of what is still to come */
                                        pegged: number;
                                        /** @description being worked on */
                                        allocated: number;
                                        /** @description nothing covers them */
                                        waiting: number;
                                        locations: string[];
                                        deliverBy: string | null;
                                    };
                                    after: {
                                        /** @description on a shelf */
                                        reserved: number;
                                        /** @description held of what is still to come */
                                        pegged: number;
                                        /** @description being worked on */
                                        allocated: number;
                                        /** @description nothing covers them */
                                        waiting: number;
                                        locations: string[];
                                        deliverBy: string | null;
                                    };
                                }[];
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Absolute figures of a till, WMS or supplier, as of their own time
         * @description Action: `stock.snapshot`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        snapshots: {
                            sku: string;
                            location: string;
                            units: number;
                            /** Format: date-time */
                            asOf: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            differences: number;
                            outdated: number;
                            displaced: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/supplies/{supply}/cancellations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Units that will not come: who was promised them is sourced again and told the new date
         * @description Action: `supply.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example sup_019abc… */
                    supply: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        units?: number;
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example sup_019abc… */
                            supply: string;
                            cancelled: number;
                            incoming: number;
                            displaced: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Transfers, newest first
         * @description Action: `stock.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                    sku?: string;
                    /** @description only those not yet closed */
                    open: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @example trf_019abc… */
                                id: string;
                                number: string;
                                /** @example loc_019abc… */
                                from: string;
                                /** @example loc_019abc… */
                                to: string;
                                sentAt: string | null;
                                closedAt: string | null;
                                expectedAt: string | null;
                                version: number;
                                lines: {
                                    line: number;
                                    sku: string;
                                    units: number;
                                    sent: number;
                                    received: number;
                                    lost: number;
                                }[];
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Ask for units to be moved between locations
         * @description Action: `stock.transfer`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        from: string;
                        to: string;
                        /** Format: date-time */
                        expectedAt?: string;
                        lines: {
                            sku: string;
                            units: number;
                        }[];
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example trf_019abc… */
                            id: string;
                            number: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transfers/{transfer}/dispatches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The units leave: first phase
         * @description Action: `stock.transfer`.
         */
        post: {
            parameters: {
                query: {
                    preview: boolean;
                };
                header?: never;
                path: {
                    /** @example trf_019abc… */
                    transfer: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sent: number;
                            foreseen?: {
                                stock: {
                                    sku: string;
                                    location: string;
                                    before: {
                                        onHand: number;
                                        unavailable: number;
                                        reserved: number;
                                        allocated: number;
                                        free: number;
                                        incoming: number;
                                    };
                                    after: {
                                        onHand: number;
                                        unavailable: number;
                                        reserved: number;
                                        allocated: number;
                                        free: number;
                                        incoming: number;
                                    };
                                }[];
                                orders: {
                                    /** @example ord_019abc… */
                                    order: string;
                                    number: string;
                                    line: number;
                                    sku: string;
                                    before: {
                                        /** @description on a shelf */
                                        reserved: number;
                                        /** @description held of what is still to come */
                                        pegged: number;
                                        /** @description being worked on */
                                        allocated: number;
                                        /** @description nothing covers them */
                                        waiting: number;
                                        locations: string[];
                                        deliverBy: string | null;
                                    };
                                    after: {
                                        /** @description on a shelf */
                                        reserved: number;
                                        /** @description held of what is still to come */
                                        pegged: number;
                                        /** @description being worked on */
                                        allocated: number;
                                        /** @description nothing covers them */
                                        waiting: number;
                                        locations: string[];
                                        deliverBy: string | null;
                                    };
                                }[];
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transfers/{transfer}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The units arrive, short or lost in part: second phase
         * @description Action: `stock.transfer`.
         */
        post: {
            parameters: {
                query: {
                    preview: boolean;
                };
                header?: never;
                path: {
                    /** @example trf_019abc… */
                    transfer: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        lines: {
                            line: number;
                            units: number;
                            lost?: number;
                        }[];
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            underWay: number;
                            foreseen?: {
                                stock: {
                                    sku: string;
                                    location: string;
                                    before: {
                                        onHand: number;
                                        unavailable: number;
                                        reserved: number;
                                        allocated: number;
                                        free: number;
                                        incoming: number;
                                    };
                                    after: {
                                        onHand: number;
                                        unavailable: number;
                                        reserved: number;
                                        allocated: number;
                                        free: number;
                                        incoming: number;
                                    };
                                }[];
                                orders: {
                                    /** @example ord_019abc… */
                                    order: string;
                                    number: string;
                                    line: number;
                                    sku: string;
                                    before: {
                                        /** @description on a shelf */
                                        reserved: number;
                                        /** @description held of what is still to come */
                                        pegged: number;
                                        /** @description being worked on */
                                        allocated: number;
                                        /** @description nothing covers them */
                                        waiting: number;
                                        locations: string[];
                                        deliverBy: string | null;
                                    };
                                    after: {
                                        /** @description on a shelf */
                                        reserved: number;
                                        /** @description held of what is still to come */
                                        pegged: number;
                                        /** @description being worked on */
                                        allocated: number;
                                        /** @description nothing covers them */
                                        waiting: number;
                                        locations: string[];
                                        deliverBy: string | null;
                                    };
                                }[];
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be promised of up to 100 SKUs, now and from when on
         * @description Action: `availability.read`.
         */
        get: {
            parameters: {
                query: {
                    sku: string[];
                    location?: string[];
                    /** @description per location, sums only, or bare numbers: one row of `cells` a SKU, one column a location */
                    form: "locations" | "totals" | "cells";
                    channel?: string;
                    region?: string;
                    /** @description only places that ship, or that hand over */
                    method?: "ship" | "collect";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            at: string;
                            items?: {
                                sku: string;
                                kind: string;
                                /** @enum {unknown} */
                                state: "available" | "expected" | "preorder" | "unavailable" | "unlimited";
                                releasedOn: string | null;
                                discontinued: boolean;
                                /** @description can be promised now */
                                units: number;
                                later: {
                                    /** Format: date-time */
                                    at: string;
                                    /** @description all that is there from then on */
                                    units: number;
                                }[];
                                locations?: {
                                    location: string;
                                    /** @description can be promised now */
                                    units: number;
                                    later: {
                                        /** Format: date-time */
                                        at: string;
                                        /** @description all that is there from then on */
                                        units: number;
                                    }[];
                                }[];
                                slots?: {
                                    place: string;
                                    on: string;
                                    slot: string;
                                    units: number;
                                }[];
                            }[];
                            skus?: string[];
                            locations?: string[];
                            cells?: number[][];
                            unknown: string[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * The same for long lists of locations; it changes nothing and needs no Idempotency-Key
         * @description Action: `availability.read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        skus: string[];
                        locations?: string[];
                        /**
                         * @description per location, sums only, or bare numbers: one row of `cells` a SKU, one column a location
                         * @default locations
                         * @enum {unknown}
                         */
                        form?: "locations" | "totals" | "cells";
                        channel?: string;
                        /**
                         * @example DE
                         * @example DE-10
                         */
                        region?: string;
                        /**
                         * @description only places that ship, or that hand over
                         * @enum {unknown}
                         */
                        method?: "ship" | "collect";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            at: string;
                            items?: {
                                sku: string;
                                kind: string;
                                /** @enum {unknown} */
                                state: "available" | "expected" | "preorder" | "unavailable" | "unlimited";
                                releasedOn: string | null;
                                discontinued: boolean;
                                /** @description can be promised now */
                                units: number;
                                later: {
                                    /** Format: date-time */
                                    at: string;
                                    /** @description all that is there from then on */
                                    units: number;
                                }[];
                                locations?: {
                                    location: string;
                                    /** @description can be promised now */
                                    units: number;
                                    later: {
                                        /** Format: date-time */
                                        at: string;
                                        /** @description all that is there from then on */
                                        units: number;
                                    }[];
                                }[];
                                slots?: {
                                    place: string;
                                    on: string;
                                    slot: string;
                                    units: number;
                                }[];
                            }[];
                            skus?: string[];
                            locations?: string[];
                            cells?: number[][];
                            unknown: string[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/availability/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed after a position of the log, with its values of now
         * @description Action: `availability.read`.
         */
        get: {
            parameters: {
                query: {
                    since: number;
                    channel?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                sku: string;
                                location: string | null;
                                units: number | null;
                                later: {
                                    /** Format: date-time */
                                    at: string;
                                    /** @description all that is there from then on */
                                    units: number;
                                }[];
                            }[];
                            /** @description ask from here on */
                            next: number;
                            /** @description there is more already */
                            more: boolean;
                            /** @description policies, allotments or places changed: read everything anew */
                            reset: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/allotments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What channels may see of the stock
         * @description Action: `availability.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                channel: string;
                                location: string | null;
                                sku: string | null;
                                /** @description units that this channel leaves to the others */
                                buffer: number;
                                atMost: number | null;
                                /** @description units that the others do not see */
                                kept: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Set what channels may see; a row of zeros and nulls takes it back
         * @description Action: `allotment.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rows: {
                            channel: string;
                            location?: string | null;
                            sku?: string | null;
                            /** @description units that this channel leaves to the others */
                            buffer?: number;
                            atMost?: number | null;
                            /** @description units that the others do not see */
                            kept?: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rows: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-capacities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Capacity of a service article and what is booked of it
         * @description Action: `availability.read`.
         */
        get: {
            parameters: {
                query: {
                    sku: string;
                    /** @description YYYY-MM-DD */
                    from?: string;
                    days: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                sku: string;
                                /** @description code of a location, or a region: DE, DE-10 */
                                place: string;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                on: string;
                                /** @description 08:00-12:00; empty: the whole day */
                                slot: string;
                                capacity: number;
                                booked: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Set how much of a service can be performed; what is booked stays booked
         * @description Action: `promise_data.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rows: {
                            sku: string;
                            /** @description code of a location, or a region: DE, DE-10 */
                            place: string;
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            on: string;
                            /** @description 08:00-12:00; empty: the whole day */
                            slot?: string;
                            capacity: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                row: number;
                                /** @enum {unknown} */
                                done: "set" | "refused";
                                reason: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/backorders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The queue of an item: backorders and preorders with their promised day and the supply they wait for
         * @description Action: `backorder.read`.
         */
        get: {
            parameters: {
                query: {
                    sku: string;
                    cursor?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                position: number;
                                /** @example ord_019abc… */
                                order: string;
                                number: string;
                                line: number;
                                /** @example chn_019abc… */
                                channel: string;
                                /** @description as far as it counts here: 0 where the policy backorder.sequence is first_come */
                                priority: number;
                                /** Format: date-time */
                                placedAt: string;
                                /** @description a hold stops the order: it keeps its place and is not served */
                                held: boolean;
                                units: number;
                                /** @description of these, units that wait for the release of the item */
                                preordered: number;
                                /** @description of these, units that no expected supply covers */
                                unpegged: number;
                                deliverBy: string | null;
                                pegs: {
                                    /** @example sup_019abc… */
                                    supply: string;
                                    reference: string;
                                    /** @example loc_019abc… */
                                    location: string;
                                    units: number;
                                    /** Format: date-time */
                                    expectedAt: string;
                                }[];
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delivery and pickup options of a basket, with dates and cost; kept only when held
         * @description Action: `availability.read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        channel: string;
                        lines: {
                            sku: string;
                            quantity: number;
                            unit?: string;
                            shipTogether?: string;
                            shipAlone?: boolean;
                        }[];
                        shipTo?: {
                            /** @description ISO 3166-1 alpha-2 */
                            country: string;
                            postalCode?: string;
                            region?: string;
                        };
                        pickup?: {
                            location: string;
                        } | {
                            near: {
                                /** @description ISO 3166-1 alpha-2 */
                                country: string;
                                postalCode?: string;
                                region?: string;
                            };
                            withinKm?: number;
                            limit?: number;
                        };
                        features?: string[];
                        /**
                         * Format: date
                         * @description YYYY-MM-DD
                         */
                        requestedOn?: string;
                        order?: {
                            customerGroup?: string;
                            valueMinor?: number;
                            terms?: string;
                            tags?: string[];
                        };
                        hold?: boolean | {
                            service?: string;
                            location?: string;
                            /** @description 15 is usual */
                            minutes?: number;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            quote: string | null;
                            expiresAt: string | null;
                            held: {
                                /** @enum {unknown} */
                                method: "ship" | "collect";
                                service: string | null;
                                location: string | null;
                                costMinor: number;
                                currency: string;
                                parts: {
                                    line: number;
                                    /** @example itm_019abc… */
                                    item: string;
                                    /** @example loc_019abc… */
                                    location: string;
                                    fromSupply: boolean;
                                    units: number;
                                    shipBy: string | null;
                                    deliverBy: string | null;
                                }[];
                            } | null;
                            /** Format: date-time */
                            at: string;
                            /** @description ISO 4217 */
                            currency: string;
                            weightG: number;
                            /** @description what is complete first, then the cheapest */
                            delivery: {
                                service: string;
                                carrier: string;
                                name: string;
                                features: string[];
                                /** @description minor units of the currency, what the carrier takes */
                                costMinor: number;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                shipBy: string;
                                deliverBy: {
                                    /**
                                     * Format: date
                                     * @description YYYY-MM-DD
                                     */
                                    earliest: string;
                                    /**
                                     * Format: date
                                     * @description YYYY-MM-DD
                                     */
                                    latest: string;
                                };
                                orderBy: string | null;
                                orderWithinS: number | null;
                                /** @description packages on different ways beyond the first */
                                splits: number;
                                shipments: {
                                    location: string;
                                    service: string;
                                    lines: {
                                        /** @description place in the basket, from 1 */
                                        line: number;
                                        sku: string;
                                        units: number;
                                    }[];
                                    availableAt: string | null;
                                    /**
                                     * Format: date
                                     * @description YYYY-MM-DD
                                     */
                                    shipBy: string;
                                    deliverBy: {
                                        /**
                                         * Format: date
                                         * @description YYYY-MM-DD
                                         */
                                        earliest: string;
                                        /**
                                         * Format: date
                                         * @description YYYY-MM-DD
                                         */
                                        latest: string;
                                    };
                                    /** @description minor units of the currency, what the carrier takes */
                                    costMinor: number;
                                    packages: number;
                                }[];
                                backordered: {
                                    /** @description place in the basket, from 1 */
                                    line: number;
                                    sku: string;
                                    units: number;
                                    until: string | null;
                                }[];
                            }[];
                            absent: {
                                service: string;
                                reason: string;
                            }[];
                            /** @description what is complete first, then what is ready first */
                            pickup: {
                                location: string;
                                name: string;
                                km: number | null;
                                /** @enum {unknown} */
                                supplied: "own_shelf" | "sent_there";
                                /** Format: date-time */
                                readyFrom: string;
                                /** Format: date-time */
                                readyBy: string;
                                /** @description minor units of the currency, what the carrier takes */
                                costMinor: number;
                                orderBy: string | null;
                                orderWithinS: number | null;
                                lines: {
                                    /** @description place in the basket, from 1 */
                                    line: number;
                                    sku: string;
                                    units: number;
                                }[];
                                splits: number;
                                shipments: {
                                    location: string;
                                    service: string;
                                    lines: {
                                        /** @description place in the basket, from 1 */
                                        line: number;
                                        sku: string;
                                        units: number;
                                    }[];
                                    availableAt: string | null;
                                    /**
                                     * Format: date
                                     * @description YYYY-MM-DD
                                     */
                                    shipBy: string;
                                    deliverBy: {
                                        /**
                                         * Format: date
                                         * @description YYYY-MM-DD
                                         */
                                        earliest: string;
                                        /**
                                         * Format: date
                                         * @description YYYY-MM-DD
                                         */
                                        latest: string;
                                    };
                                    /** @description minor units of the currency, what the carrier takes */
                                    costMinor: number;
                                    packages: number;
                                }[];
                                backordered: {
                                    /** @description place in the basket, from 1 */
                                    line: number;
                                    sku: string;
                                    units: number;
                                    until: string | null;
                                }[];
                            }[];
                            services: {
                                line: number;
                                sku: string;
                                place: string | null;
                                on: string | null;
                                slot: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{quote}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A held quote; one that has expired is refused with a new one in `more.quote`
         * @description Action: `availability.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example qte_019abc… */
                    quote: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example qte_019abc… */
                            quote: string;
                            /** @enum {unknown} */
                            state: "held" | "used";
                            /** Format: date-time */
                            expiresAt: string;
                            order: string | null;
                            held: {
                                /** @enum {unknown} */
                                method: "ship" | "collect";
                                service: string | null;
                                location: string | null;
                                costMinor: number;
                                currency: string;
                                parts: {
                                    line: number;
                                    /** @example itm_019abc… */
                                    item: string;
                                    /** @example loc_019abc… */
                                    location: string;
                                    fromSupply: boolean;
                                    units: number;
                                    shipBy: string | null;
                                    deliverBy: string | null;
                                }[];
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Free what a quote holds
         * @description Action: `quote.hold`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example qte_019abc… */
                    quote: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sourcing-strategies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sourcing strategies, newest version first; the built-in one applies where none does
         * @description Action: `sourcing.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @example parcel-cheap */
                    code?: string;
                    state?: "draft" | "active" | "retired";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @example str_019abc… */
                                id: string;
                                code: string;
                                version: number;
                                name: string;
                                /** @enum {unknown} */
                                state: "draft" | "active" | "retired";
                                builtIn: boolean;
                                definition: {
                                    [key: string]: unknown;
                                };
                                edit: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                changedAt: string;
                                activatedAt: string | null;
                                retiredAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Write the next version of a code as a draft; every expression is checked
         * @description Action: `sourcing.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @example parcel-cheap */
                        code: string;
                        name: string;
                        definition: {
                            /** @description CEL */
                            appliesWhen?: string;
                            /**
                             * @description the lowest that applies decides
                             * @default 100
                             */
                            rank: number;
                            /** @default [] */
                            filters: {
                                name: string;
                                /** @description CEL */
                                expression: string;
                            }[];
                            criteria: {
                                name: string;
                                /** @enum {unknown} */
                                kind: "distance" | "shipping_cost" | "handling_cost" | "splits" | "stock_depth" | "stock_age" | "clearance" | "load" | "promise_date" | "priority" | "co2" | "stock_confidence" | "expression";
                                /** @description minor units for one of the kind */
                                weight: number;
                                /** @description CEL */
                                expression?: string;
                            }[];
                            splits: {
                                /** @default 10 */
                                max: number;
                                /**
                                 * @default free
                                 * @enum {unknown}
                                 */
                                policy: "free" | "together" | "alone";
                                /** @default [] */
                                groups: {
                                    name: string;
                                    /** @enum {unknown} */
                                    policy: "together" | "alone";
                                    /** @description CEL */
                                    lines: string;
                                }[];
                            };
                            /** @default 0 */
                            minimumStock: number;
                            /**
                             * @default policy
                             * @enum {unknown}
                             */
                            shortage: "policy" | "refuse" | "backorder";
                            /** @default false */
                            shipToStore: boolean;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example str_019abc… */
                            id: string;
                            version: number;
                            edit: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sourcing-strategies/{strategy}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One version of a strategy
         * @description Action: `sourcing.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example str_019abc… */
                    strategy: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example str_019abc… */
                            id: string;
                            code: string;
                            version: number;
                            name: string;
                            /** @enum {unknown} */
                            state: "draft" | "active" | "retired";
                            builtIn: boolean;
                            definition: {
                                [key: string]: unknown;
                            };
                            edit: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                            activatedAt: string | null;
                            retiredAt: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Change a draft; needs If-Match
         * @description Action: `sourcing.write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example str_019abc… */
                    strategy: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        definition: {
                            /** @description CEL */
                            appliesWhen?: string;
                            /**
                             * @description the lowest that applies decides
                             * @default 100
                             */
                            rank: number;
                            /** @default [] */
                            filters: {
                                name: string;
                                /** @description CEL */
                                expression: string;
                            }[];
                            criteria: {
                                name: string;
                                /** @enum {unknown} */
                                kind: "distance" | "shipping_cost" | "handling_cost" | "splits" | "stock_depth" | "stock_age" | "clearance" | "load" | "promise_date" | "priority" | "co2" | "stock_confidence" | "expression";
                                /** @description minor units for one of the kind */
                                weight: number;
                                /** @description CEL */
                                expression?: string;
                            }[];
                            splits: {
                                /** @default 10 */
                                max: number;
                                /**
                                 * @default free
                                 * @enum {unknown}
                                 */
                                policy: "free" | "together" | "alone";
                                /** @default [] */
                                groups: {
                                    name: string;
                                    /** @enum {unknown} */
                                    policy: "together" | "alone";
                                    /** @description CEL */
                                    lines: string;
                                }[];
                            };
                            /** @default 0 */
                            minimumStock: number;
                            /**
                             * @default policy
                             * @enum {unknown}
                             */
                            shortage: "policy" | "refuse" | "backorder";
                            /** @default false */
                            shipToStore: boolean;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example str_019abc… */
                            id: string;
                            code: string;
                            version: number;
                            name: string;
                            /** @enum {unknown} */
                            state: "draft" | "active" | "retired";
                            builtIn: boolean;
                            definition: {
                                [key: string]: unknown;
                            };
                            edit: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            changedAt: string;
                            activatedAt: string | null;
                            retiredAt: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sourcing-strategies/{strategy}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All versions of its code, with when each decided
         * @description Action: `sourcing.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example str_019abc… */
                    strategy: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @example str_019abc… */
                                id: string;
                                code: string;
                                version: number;
                                name: string;
                                /** @enum {unknown} */
                                state: "draft" | "active" | "retired";
                                builtIn: boolean;
                                definition: {
                                    [key: string]: unknown;
                                };
                                edit: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                changedAt: string;
                                activatedAt: string | null;
                                retiredAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sourcing-strategies/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a definition while it is written; nothing is saved
         * @description Action: `sourcing.read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        definition: {
                            /** @description CEL */
                            appliesWhen?: string;
                            /**
                             * @description the lowest that applies decides
                             * @default 100
                             */
                            rank: number;
                            /** @default [] */
                            filters: {
                                name: string;
                                /** @description CEL */
                                expression: string;
                            }[];
                            criteria: {
                                name: string;
                                /** @enum {unknown} */
                                kind: "distance" | "shipping_cost" | "handling_cost" | "splits" | "stock_depth" | "stock_age" | "clearance" | "load" | "promise_date" | "priority" | "co2" | "stock_confidence" | "expression";
                                /** @description minor units for one of the kind */
                                weight: number;
                                /** @description CEL */
                                expression?: string;
                            }[];
                            splits: {
                                /** @default 10 */
                                max: number;
                                /**
                                 * @default free
                                 * @enum {unknown}
                                 */
                                policy: "free" | "together" | "alone";
                                /** @default [] */
                                groups: {
                                    name: string;
                                    /** @enum {unknown} */
                                    policy: "together" | "alone";
                                    /** @description CEL */
                                    lines: string;
                                }[];
                            };
                            /** @default 0 */
                            minimumStock: number;
                            /**
                             * @default policy
                             * @enum {unknown}
                             */
                            shortage: "policy" | "refuse" | "backorder";
                            /** @default false */
                            shipToStore: boolean;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            valid: boolean;
                            problems: {
                                /** @description JSON pointer of the field */
                                path: string;
                                reason: string;
                                /** @description character of the expression, from 0 */
                                position: number;
                            }[];
                            fields: {
                                [key: string]: {
                                    [key: string]: unknown;
                                };
                            };
                            kinds: {
                                [key: string]: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sourcing-strategies/{strategy}/activations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A draft decides from now on; the version before it is retired
         * @description Action: `sourcing.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example str_019abc… */
                    strategy: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example str_019abc… */
                            id: string;
                            state: string;
                            retired: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sourcing-strategies/{strategy}/reinstatements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A retired version decides again, as the next version of its code
         * @description Action: `sourcing.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example str_019abc… */
                    strategy: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example str_019abc… */
                            id: string;
                            state: string;
                            retired: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sourcing-strategies/{strategy}/retirements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An active strategy decides no more
         * @description Action: `sourcing.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example str_019abc… */
                    strategy: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example str_019abc… */
                            id: string;
                            state: string;
                            retired: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sourcing-decisions/{decision}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A decision: candidates with their score, refusals with the reason, the choice
         * @description Action: `order.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example dec_019abc… */
                    decision: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example dec_019abc… */
                            id: string;
                            /** @example ord_019abc… */
                            order: string;
                            delivery: number;
                            /** @description sourced, by_hand or reoptimized: together with other orders */
                            kind: string;
                            by: {
                                kind: string;
                                id: string | null;
                            } | null;
                            /** @description code and version of the strategy that decided */
                            rule: string;
                            strategy: {
                                /** @example str_019abc… */
                                id: string;
                                name: string;
                                code: string;
                                version: number;
                            } | null;
                            decidedAt: string;
                            hash: string | null;
                            wanted?: {
                                line: number;
                                sku: string | null;
                                name: string | null;
                                units: number;
                            }[];
                            how?: string;
                            hand?: {
                                from: string;
                                reason: string;
                                pinned: boolean;
                                against?: string;
                            } | null;
                            cost?: {
                                /** @description hundredths of a minor unit */
                                points: number;
                                minor: number;
                            };
                            /** @description points by which a better choice could be cheaper at most; 0: proven */
                            gap?: number;
                            taken?: {
                                line: number;
                                sku: string | null;
                                name: string | null;
                                units: number;
                                location: {
                                    code: string;
                                    id: string | null;
                                    city: string | null;
                                };
                            }[];
                            pegged?: {
                                line: number;
                                sku: string | null;
                                name: string | null;
                                units: number;
                                location: {
                                    code: string;
                                    id: string | null;
                                    city: string | null;
                                };
                                /** @example sup_019abc… */
                                supply: string;
                            }[];
                            missing?: {
                                line: number;
                                sku: string | null;
                                name: string | null;
                                units: number;
                            }[];
                            candidates?: {
                                location: {
                                    code: string;
                                    id: string | null;
                                    city: string | null;
                                };
                                chosen: boolean;
                                unitsFree: number | null;
                                distanceKm: number | null;
                                points: number;
                                /** @description one for each criterion */
                                parts: {
                                    name: string;
                                    kind: string | null;
                                    points: number;
                                }[];
                            }[];
                            splits?: {
                                line: number;
                                sku: string | null;
                                name: string | null;
                                split: unknown;
                            }[];
                            /** @description how many were looked at */
                            locations?: number;
                            refused?: {
                                reason: string;
                                about: string;
                                locations: number;
                            }[];
                            raw?: unknown;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sourcing-decisions/{decision}/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide again from what was stored: is it the same, bit for bit?
         * @description Action: `order.read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example dec_019abc… */
                    decision: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rule: string;
                            same: boolean;
                            differences: {
                                field: string;
                                stored: unknown;
                                now: unknown;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sourcing-strategies/{strategy}/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a strategy on an order: the plan with its certificates; nothing is written
         * @description Action: `sourcing.read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example str_019abc… */
                    strategy: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @example ord_019abc… */
                        order: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rule: string;
                            /** @description false: another strategy would decide */
                            applies: boolean;
                            refused: {
                                refused: string;
                                detail: string;
                            } | null;
                            promises: {
                                line: number;
                                units: number;
                                shipBy: string | null;
                                deliverBy: string | null;
                            }[];
                            decisions: {
                                /** @example ord_019abc… */
                                order: string;
                                delivery: number;
                                /** @description sourced, by_hand or reoptimized: together with other orders */
                                kind: string;
                                by: {
                                    kind: string;
                                    id: string | null;
                                } | null;
                                /** @description code and version of the strategy that decided */
                                rule: string;
                                strategy: {
                                    /** @example str_019abc… */
                                    id: string;
                                    name: string;
                                    code: string;
                                    version: number;
                                } | null;
                                decidedAt: string;
                                hash: string | null;
                                wanted?: {
                                    line: number;
                                    sku: string | null;
                                    name: string | null;
                                    units: number;
                                }[];
                                how?: string;
                                hand?: {
                                    from: string;
                                    reason: string;
                                    pinned: boolean;
                                    against?: string;
                                } | null;
                                cost?: {
                                    /** @description hundredths of a minor unit */
                                    points: number;
                                    minor: number;
                                };
                                /** @description points by which a better choice could be cheaper at most; 0: proven */
                                gap?: number;
                                taken?: {
                                    line: number;
                                    sku: string | null;
                                    name: string | null;
                                    units: number;
                                    location: {
                                        code: string;
                                        id: string | null;
                                        city: string | null;
                                    };
                                }[];
                                pegged?: {
                                    line: number;
                                    sku: string | null;
                                    name: string | null;
                                    units: number;
                                    location: {
                                        code: string;
                                        id: string | null;
                                        city: string | null;
                                    };
                                    /** @example sup_019abc… */
                                    supply: string;
                                }[];
                                missing?: {
                                    line: number;
                                    sku: string | null;
                                    name: string | null;
                                    units: number;
                                }[];
                                candidates?: {
                                    location: {
                                        code: string;
                                        id: string | null;
                                        city: string | null;
                                    };
                                    chosen: boolean;
                                    unitsFree: number | null;
                                    distanceKm: number | null;
                                    points: number;
                                    /** @description one for each criterion */
                                    parts: {
                                        name: string;
                                        kind: string | null;
                                        points: number;
                                    }[];
                                }[];
                                splits?: {
                                    line: number;
                                    sku: string | null;
                                    name: string | null;
                                    split: unknown;
                                }[];
                                /** @description how many were looked at */
                                locations?: number;
                                refused?: {
                                    reason: string;
                                    about: string;
                                    locations: number;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sourcing-what-ifs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The last 100 what-ifs, newest first
         * @description Action: `sourcing.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @example wif_019abc… */
                                id: string;
                                /** @example str_019abc… */
                                strategy: string;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                since: string;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                until: string;
                                sample: number;
                                /** @enum {unknown} */
                                state: "waiting" | "running" | "done" | "cancelled" | "failed";
                                progress: {
                                    done: number;
                                    total: number;
                                    skipped: number;
                                };
                                applied: number;
                                differing: number;
                                /** @description decisions that had seen no lanes though the draft asks for them */
                                withoutLanes: number;
                                withoutLoad: number;
                                now: {
                                    sums: {
                                        /** @description by the draft's criteria, hundredths of a minor unit */
                                        points: number;
                                        /** @description price of the lanes, as far as they were seen */
                                        laneMinor: number;
                                        packages: number;
                                        km: number;
                                        co2G: number;
                                        /** @description deliveries after the day that was asked for */
                                        late: number;
                                        missingUnits: number;
                                    };
                                    /** @description deliveries in more than one package */
                                    split: number;
                                    lateShare: number;
                                    load: {
                                        location: string;
                                        packages: number;
                                    }[];
                                } | null;
                                draft: {
                                    sums: {
                                        /** @description by the draft's criteria, hundredths of a minor unit */
                                        points: number;
                                        /** @description price of the lanes, as far as they were seen */
                                        laneMinor: number;
                                        packages: number;
                                        km: number;
                                        co2G: number;
                                        /** @description deliveries after the day that was asked for */
                                        late: number;
                                        missingUnits: number;
                                    };
                                    /** @description deliveries in more than one package */
                                    split: number;
                                    lateShare: number;
                                    load: {
                                        location: string;
                                        packages: number;
                                    }[];
                                } | null;
                                problem: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                endedAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Replay the decisions of a period through a strategy, beside the active ones; runs behind
         * @description Action: `sourcing.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @example str_019abc… */
                        strategy: string;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD
                         */
                        since: string;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD
                         */
                        until: string;
                        /**
                         * @description every n-th order
                         * @default 1
                         */
                        sample: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example wif_019abc… */
                            id: string;
                            total: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sourcing-what-ifs/{whatIf}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A what-if: progress, and both sides beside each other
         * @description Action: `sourcing.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example wif_019abc… */
                    whatIf: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example wif_019abc… */
                            id: string;
                            /** @example str_019abc… */
                            strategy: string;
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            since: string;
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            until: string;
                            sample: number;
                            /** @enum {unknown} */
                            state: "waiting" | "running" | "done" | "cancelled" | "failed";
                            progress: {
                                done: number;
                                total: number;
                                skipped: number;
                            };
                            applied: number;
                            differing: number;
                            /** @description decisions that had seen no lanes though the draft asks for them */
                            withoutLanes: number;
                            withoutLoad: number;
                            now: {
                                sums: {
                                    /** @description by the draft's criteria, hundredths of a minor unit */
                                    points: number;
                                    /** @description price of the lanes, as far as they were seen */
                                    laneMinor: number;
                                    packages: number;
                                    km: number;
                                    co2G: number;
                                    /** @description deliveries after the day that was asked for */
                                    late: number;
                                    missingUnits: number;
                                };
                                /** @description deliveries in more than one package */
                                split: number;
                                lateShare: number;
                                load: {
                                    location: string;
                                    packages: number;
                                }[];
                            } | null;
                            draft: {
                                sums: {
                                    /** @description by the draft's criteria, hundredths of a minor unit */
                                    points: number;
                                    /** @description price of the lanes, as far as they were seen */
                                    laneMinor: number;
                                    packages: number;
                                    km: number;
                                    co2G: number;
                                    /** @description deliveries after the day that was asked for */
                                    late: number;
                                    missingUnits: number;
                                };
                                /** @description deliveries in more than one package */
                                split: number;
                                lateShare: number;
                                load: {
                                    location: string;
                                    packages: number;
                                }[];
                            } | null;
                            problem: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            endedAt: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sourcing-what-ifs/{whatIf}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Decisions that the strategy would have made otherwise
         * @description Action: `sourcing.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                };
                header?: never;
                path: {
                    /** @example wif_019abc… */
                    whatIf: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @example dec_019abc… */
                                decision: string;
                                /** @example ord_019abc… */
                                order: string;
                                number: string;
                                delivery: number;
                                rule: string;
                                now: {
                                    locations: string[];
                                    /** @description by the draft's criteria, hundredths of a minor unit */
                                    points: number;
                                    /** @description price of the lanes, as far as they were seen */
                                    laneMinor: number;
                                    packages: number;
                                    km: number;
                                    co2G: number;
                                    /** @description deliveries after the day that was asked for */
                                    late: number;
                                    missingUnits: number;
                                };
                                draft: {
                                    locations: string[];
                                    /** @description by the draft's criteria, hundredths of a minor unit */
                                    points: number;
                                    /** @description price of the lanes, as far as they were seen */
                                    laneMinor: number;
                                    packages: number;
                                    km: number;
                                    co2G: number;
                                    /** @description deliveries after the day that was asked for */
                                    late: number;
                                    missingUnits: number;
                                };
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sourcing-what-ifs/{whatIf}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a what-if; what it has found so far stays
         * @description Action: `sourcing.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example wif_019abc… */
                    whatIf: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example wif_019abc… */
                            id: string;
                            /** @enum {unknown} */
                            state: "waiting" | "running" | "done" | "cancelled" | "failed";
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sourcing-reoptimizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose the places of many orders anew, together; with ?preview only say what would be moved
         * @description Action: `sourcing.write`.
         */
        post: {
            parameters: {
                query: {
                    preview: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description without it the 200 that were placed first */
                        orders?: string[];
                        /** @description also what is sent and not accepted; without it as the policy says */
                        released?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description that were looked at */
                            orders: number;
                            deliveries: number;
                            /** @description deliveries that were not judged, by the reason */
                            leftOut: {
                                /** @description fetched in a store, which no search changes */
                                pickups: number;
                                /** @description of which lines ship alone or together */
                                grouped: number;
                                /** @description served by a place that the strategy would not ask any more */
                                unasked: number;
                            };
                            cost: {
                                /** @description hundredths of a minor unit, by the strategies that apply */
                                before: number;
                                /** @description hundredths of a minor unit, by the strategies that apply */
                                after: number;
                                /** @description no choice of places costs less */
                                bound: number;
                                /** @description after less bound: so much at the most could still be saved */
                                gap: number;
                            };
                            moves: {
                                /** @example ord_019abc… */
                                order: string;
                                delivery: number;
                                line: number;
                                units: number;
                                /** @example loc_019abc… */
                                from: string;
                                /** @example loc_019abc… */
                                to: string;
                                /** @example dec_019abc… */
                                decision: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders, newest first
         * @description Action: `order.list`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                    /** @description order number, channel’s number, e-mail, phone, beginning of last name or company, SKU, tracking number; looks at the 1000 newest orders that fit */
                    q?: string;
                    /** @example chn_019abc… */
                    channel?: string;
                    /** @example loc_019abc… */
                    location?: string;
                    fulfillment?: string;
                    payment?: string;
                    returns?: string;
                    holds?: string;
                    /** @description state of one of its parcels */
                    delivery?: string;
                    /** @description open orders that need somebody; looks at the 1000 newest orders that fit */
                    needs?: "late" | "release" | "payment";
                    number?: string;
                    externalNumber?: string;
                    /** @example cus_019abc… */
                    customer?: string;
                    email?: string;
                    phone?: string;
                    /** @description beginning of last name or company */
                    name?: string;
                    trackingNumber?: string;
                    sku?: string;
                    placedFrom?: string;
                    placedUntil?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @example ord_019abc… */
                                id: string;
                                number: string;
                                channel: string;
                                externalNumber: string | null;
                                currency: string;
                                totalMinor: number;
                                dueMinor: number;
                                owedMinor: number;
                                fulfillment: string;
                                payment: string;
                                returns: string;
                                holds: string;
                                /** Format: date-time */
                                placedAt: string;
                                closedAt: string | null;
                                version: number;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Place an order: checked, priced, numbered, sourced and reserved, or refused by name
         * @description Action: `order.place`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        channel: string;
                        externalNumber?: string;
                        placedBy?: "customer" | "agent" | "associate" | "partner" | "import";
                        placedAtLocation?: string;
                        customer?: {
                            /** @example cus_019abc… */
                            id?: string;
                            number?: string;
                            kind?: "person" | "company";
                            name?: string;
                            company?: string;
                            /** Format: email */
                            email?: string;
                            phone?: string;
                            vatNumber?: string;
                        };
                        locale?: "en" | "de" | "nl" | "tr";
                        /** @description ISO 4217 */
                        currency: string;
                        terms?: string;
                        buyerReference?: string;
                        costCenter?: string;
                        tags?: string[];
                        priority?: number;
                        /** @example qte_019abc… */
                        quote?: string;
                        billTo?: {
                            name?: string;
                            company?: string;
                            /** Format: email */
                            email?: string;
                            phone?: string;
                            lines?: string[];
                            postalCode?: string;
                            city?: string;
                            region?: string;
                            /** @description ISO 3166-1 alpha-2 */
                            country: string;
                            latitude?: number;
                            longitude?: number;
                        };
                        deliveries: {
                            method: "ship" | "collect" | "reserve" | "carry_out" | "digital" | "appointment";
                            shipTo?: {
                                name?: string;
                                company?: string;
                                /** Format: email */
                                email?: string;
                                phone?: string;
                                lines?: string[];
                                postalCode?: string;
                                city?: string;
                                region?: string;
                                /** @description ISO 3166-1 alpha-2 */
                                country: string;
                                latitude?: number;
                                longitude?: number;
                            };
                            pickupLocation?: string;
                            carrierService?: string;
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            requestedOn?: string;
                            instructions?: string;
                        }[];
                        lines: {
                            sku: string;
                            quantity: number;
                            unit?: string;
                            delivery?: number;
                            /** @description decimal number as text */
                            unitPrice?: string;
                            discounts?: {
                                name: string;
                                /** @description minor units of the currency */
                                amountMinor?: number;
                                /** @description decimal number as text */
                                percent?: string;
                            }[];
                            relation?: "service_for" | "gift_with";
                            relationLine?: number;
                            /** @description it travels with all lines that name the same group */
                            shipTogether?: string;
                            shipAlone?: boolean;
                        }[];
                        charges?: {
                            kind: "shipping" | "gift_wrap" | "cash_on_delivery" | "deposit" | "fee";
                            name: string;
                            /** @description minor units of the currency */
                            amountMinor: number;
                            taxClass?: string;
                            delivery?: number;
                        }[];
                        /** @description minor units of the currency */
                        totalMinor?: number;
                        /** @description placed on hold from the start: neither sourced nor released */
                        hold?: {
                            reason: string;
                        };
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ord_019abc… */
                            id: string;
                            number: string;
                            totalMinor: number;
                            currency: string;
                            /** @description the channel had sent this external number before */
                            existed: boolean;
                            holds: number;
                            /** @description units without stock yet */
                            backordered: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What an order would cost, be held for and wait for; places nothing. Deliveries may still be missing
         * @description Action: `order.place`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        channel: string;
                        externalNumber?: string;
                        placedBy?: "customer" | "agent" | "associate" | "partner" | "import";
                        placedAtLocation?: string;
                        customer?: {
                            /** @example cus_019abc… */
                            id?: string;
                            number?: string;
                            kind?: "person" | "company";
                            name?: string;
                            company?: string;
                            /** Format: email */
                            email?: string;
                            phone?: string;
                            vatNumber?: string;
                        };
                        locale?: "en" | "de" | "nl" | "tr";
                        /** @description ISO 4217 */
                        currency: string;
                        terms?: string;
                        buyerReference?: string;
                        costCenter?: string;
                        tags?: string[];
                        priority?: number;
                        /** @example qte_019abc… */
                        quote?: string;
                        billTo?: {
                            name?: string;
                            company?: string;
                            /** Format: email */
                            email?: string;
                            phone?: string;
                            lines?: string[];
                            postalCode?: string;
                            city?: string;
                            region?: string;
                            /** @description ISO 3166-1 alpha-2 */
                            country: string;
                            latitude?: number;
                            longitude?: number;
                        };
                        deliveries?: {
                            method: "ship" | "collect" | "reserve" | "carry_out" | "digital" | "appointment";
                            shipTo?: {
                                name?: string;
                                company?: string;
                                /** Format: email */
                                email?: string;
                                phone?: string;
                                lines?: string[];
                                postalCode?: string;
                                city?: string;
                                region?: string;
                                /** @description ISO 3166-1 alpha-2 */
                                country: string;
                                latitude?: number;
                                longitude?: number;
                            };
                            pickupLocation?: string;
                            carrierService?: string;
                            /**
                             * Format: date
                             * @description YYYY-MM-DD
                             */
                            requestedOn?: string;
                            instructions?: string;
                        }[];
                        lines: {
                            sku: string;
                            quantity: number;
                            unit?: string;
                            delivery?: number;
                            /** @description decimal number as text */
                            unitPrice?: string;
                            discounts?: {
                                name: string;
                                /** @description minor units of the currency */
                                amountMinor?: number;
                                /** @description decimal number as text */
                                percent?: string;
                            }[];
                            relation?: "service_for" | "gift_with";
                            relationLine?: number;
                            /** @description it travels with all lines that name the same group */
                            shipTogether?: string;
                            shipAlone?: boolean;
                        }[];
                        charges?: {
                            kind: "shipping" | "gift_wrap" | "cash_on_delivery" | "deposit" | "fee";
                            name: string;
                            /** @description minor units of the currency */
                            amountMinor: number;
                            taxClass?: string;
                            delivery?: number;
                        }[];
                        /** @description minor units of the currency */
                        totalMinor?: number;
                        /** @description placed on hold from the start: neither sourced nor released */
                        hold?: {
                            reason: string;
                        };
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            currency: string;
                            goodsMinor: number;
                            chargesMinor: number;
                            taxMinor: number;
                            totalMinor: number;
                            lines: {
                                line: number;
                                sku: string;
                                name: string;
                                kind: string;
                                quantity: number;
                                partOf: number | null;
                                netMinor: number;
                                taxMinor: number;
                                grossMinor: number;
                            }[];
                            holds: {
                                type: string;
                                reason: string;
                            }[];
                            backordered: number | null;
                            located: {
                                delivery: number;
                                by: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Place a stream of orders, one JSON object a line; the answer has a verdict for each, in sequence
         * @description Action: `order.import`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Verdicts as lines of JSON, at the end the counts */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/amendments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change where or when a delivery goes; with ?preview only say what would happen, with If-Match only to the version that was seen
         * @description Action: `order.amend`.
         */
        post: {
            parameters: {
                query: {
                    preview: boolean;
                };
                header?: never;
                path: {
                    /** @example ord_019abc… */
                    order: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 1 */
                        delivery: number;
                        shipTo?: {
                            name?: string;
                            company?: string;
                            /** Format: email */
                            email?: string;
                            phone?: string;
                            lines?: string[];
                            postalCode?: string;
                            city?: string;
                            region?: string;
                            /** @description ISO 3166-1 alpha-2 */
                            country: string;
                            latitude?: number;
                            longitude?: number;
                        };
                        pickupLocation?: string;
                        /**
                         * Format: date
                         * @description YYYY-MM-DD
                         */
                        requestedOn?: string;
                        reason?: string;
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ord_019abc… */
                            order: string;
                            version: number;
                            changes: string[];
                            stock: {
                                line: number;
                                /** @example itm_019abc… */
                                item: string;
                                /** @example loc_019abc… */
                                location: string;
                                units: number;
                                from: string;
                            }[];
                            resourced: boolean;
                            money: {
                                currency: string;
                                differenceMinor: number;
                            };
                            messages: string[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/cancellations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel units of an order, or all that can be; with ?preview only say what would happen, with If-Match only to the version that was seen
         * @description Action: `order.cancel`.
         */
        post: {
            parameters: {
                query: {
                    preview: boolean;
                };
                header?: never;
                path: {
                    /** @example ord_019abc… */
                    order: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        lines?: {
                            line: number;
                            units: number;
                        }[];
                        reason?: string;
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @example ord_019abc… */
                            order: string;
                            version: number;
                            units: {
                                line: number;
                                units: number;
                            }[];
                            stock: {
                                line: number;
                                /** @example itm_019abc… */
                                item: string;
                                /** @example loc_019abc… */
                                location: string;
                                units: number;
                                from: string;
                            }[];
                            money: {
                                currency: string;
                                valueMinor: number;
                                refundMinor: number;
                                stillDueMinor: number;
                            };
                            messages: string[];
                            tooLate: {
                                line: number;
                                units: number;
                                why: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop an order by hand
         * @description Action: `order.hold`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ord_019abc… */
                    order: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                        /**
                         * @default [
                         *       "sourcing",
                         *       "release"
                         *     ]
                         */
                        stops: ("sourcing" | "release" | "capture_funds" | "invoice")[];
                        expiresAfterS?: number;
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example hld_019abc… */
                            id: string;
                            /** @example ord_019abc… */
                            order: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/holds/{hold}/lifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift a hold; what it stopped goes on
         * @description Action: `order.lift_hold`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ord_019abc… */
                    order: string;
                    /** @example hld_019abc… */
                    hold: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example hld_019abc… */
                            id: string;
                            /** @example ord_019abc… */
                            order: string;
                            holdsLeft: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hold-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rules that raise holds
         * @description Action: `organisation.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @example hrl_019abc… */
                                id: string;
                                type: "fraud" | "address" | "credit" | "manual" | "item" | "price" | "stock";
                                name: string;
                                expression: string;
                                stops: ("sourcing" | "release" | "capture_funds" | "invoice")[];
                                /** @default true */
                                keepsStock: boolean;
                                /** @default null */
                                expiresAfterS: number | null;
                                /** @default true */
                                active: boolean;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a rule: a CEL expression over the order, checked before it is saved
         * @description Action: `hold_rule.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        type: "fraud" | "address" | "credit" | "manual" | "item" | "price" | "stock";
                        name: string;
                        expression: string;
                        stops: ("sourcing" | "release" | "capture_funds" | "invoice")[];
                        /** @default true */
                        keepsStock: boolean;
                        /** @default null */
                        expiresAfterS: number | null;
                        /** @default true */
                        active: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example hrl_019abc… */
                            id: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/repeats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Place the same order again at today’s prices and stock; with ?preview only say what would happen
         * @description Action: `order.repeat`.
         */
        post: {
            parameters: {
                query: {
                    preview: boolean;
                };
                header?: never;
                path: {
                    /** @example ord_019abc… */
                    order: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        externalNumber?: string;
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ord_019abc… */
                            id: string;
                            number: string;
                            totalMinor: number;
                            currency: string;
                            /** @description the channel had sent this external number before */
                            existed: boolean;
                            holds: number;
                            /** @description units without stock yet */
                            backordered: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase the person of an order without an account; refused while it is open or must be kept
         * @description Action: `order.erase`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ord_019abc… */
                    order: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            erasedAt: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How an order can be paid: the active payment services and what they take
         * @description Action: `payment.authorize`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description the code that a payment names */
                                provider: string;
                                methods: ("card" | "bank_transfer" | "invoice" | "cash" | "external")[];
                                /** @description a payment brings the token of the payer’s instrument */
                                needsInstrument: boolean;
                                /** @description false: the payment says what is expected, money is recorded when it came */
                                setsAside: boolean;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The payments of an order with their operations
         * @description Action: `payment.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ord_019abc… */
                    order: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @example pay_019abc… */
                                id: string;
                                /** @description the provider’s code */
                                provider: string;
                                /** @enum {unknown} */
                                method: "card" | "bank_transfer" | "invoice" | "cash" | "external";
                                /** @description ISO 4217 */
                                currency: string;
                                /** @description minor units of the currency */
                                amountMinor: number;
                                brand: string | null;
                                lastFour: string | null;
                                /** @description still set aside */
                                authorizedMinor: number;
                                /** @description minor units of the currency */
                                capturedMinor: number;
                                /** @description minor units of the currency */
                                refundedMinor: number;
                                /** Format: date-time */
                                madeAt: string;
                                operations: {
                                    /** @example pop_019abc… */
                                    id: string;
                                    /** @enum {unknown} */
                                    kind: "authorize" | "capture" | "void" | "refund";
                                    /** @enum {unknown} */
                                    state: "pending" | "succeeded" | "declined" | "failed" | "unknown";
                                    /** @description minor units of the currency */
                                    amountMinor: number;
                                    refundOf: string | null;
                                    reason: ("returned" | "cancelled" | "damaged" | "late" | "price" | "duplicate" | "goodwill" | "other") | null;
                                    problem: string | null;
                                    /** Format: date-time */
                                    occurredAt: string;
                                    settledAt: string | null;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a payment to an order: set money aside, or say what money is expected
         * @description Action: `payment.authorize`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ord_019abc… */
                    order: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        provider: string;
                        /** @enum {unknown} */
                        method: "card" | "bank_transfer" | "invoice" | "cash" | "external";
                        /** @description the provider’s token of the payer’s instrument; never a card number */
                        instrument?: string;
                        /** @description minor units of the order’s currency */
                        amountMinor?: number;
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ord_019abc… */
                            order: string;
                            payment: string | null;
                            /** @enum {unknown} */
                            state: "pending" | "succeeded" | "declined" | "failed" | "unknown" | "expected";
                            operations: {
                                /** @example pop_019abc… */
                                id: string;
                                /** @example pay_019abc… */
                                payment: string;
                                /** @enum {unknown} */
                                kind: "authorize" | "capture" | "void" | "refund";
                                /** @enum {unknown} */
                                state: "pending" | "succeeded" | "declined" | "failed" | "unknown";
                                /** @description minor units of the currency */
                                amountMinor: number;
                                problem: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/captures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take authorized money: a sum, or all that the order owes
         * @description Action: `payment.capture`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ord_019abc… */
                    order: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description minor units of the order’s currency */
                        amountMinor?: number;
                        /** @example pay_019abc… */
                        payment?: string;
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ord_019abc… */
                            order: string;
                            payment: string | null;
                            /** @enum {unknown} */
                            state: "pending" | "succeeded" | "declined" | "failed" | "unknown" | "expected";
                            operations: {
                                /** @example pop_019abc… */
                                id: string;
                                /** @example pay_019abc… */
                                payment: string;
                                /** @enum {unknown} */
                                kind: "authorize" | "capture" | "void" | "refund";
                                /** @enum {unknown} */
                                state: "pending" | "succeeded" | "declined" | "failed" | "unknown";
                                /** @description minor units of the currency */
                                amountMinor: number;
                                problem: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record money that was received by bank transfer or in cash
         * @description Action: `payment.record`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ord_019abc… */
                    order: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        provider: string;
                        /** @enum {unknown} */
                        method: "card" | "bank_transfer" | "invoice" | "cash" | "external";
                        /** @description minor units of the order’s currency */
                        amountMinor: number;
                        /** @description ISO 4217 */
                        currency: string;
                        /** @description the line of the bank statement or the slip of the till; recorded once */
                        reference: string;
                        /** @example pay_019abc… */
                        payment?: string;
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ord_019abc… */
                            order: string;
                            payment: string | null;
                            /** @enum {unknown} */
                            state: "pending" | "succeeded" | "declined" | "failed" | "unknown" | "expected";
                            operations: {
                                /** @example pop_019abc… */
                                id: string;
                                /** @example pay_019abc… */
                                payment: string;
                                /** @enum {unknown} */
                                kind: "authorize" | "capture" | "void" | "refund";
                                /** @enum {unknown} */
                                state: "pending" | "succeeded" | "declined" | "failed" | "unknown";
                                /** @description minor units of the currency */
                                amountMinor: number;
                                problem: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/voids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give up authorized money that was not taken
         * @description Action: `payment.void`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ord_019abc… */
                    order: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @example pay_019abc… */
                        payment?: string;
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ord_019abc… */
                            order: string;
                            payment: string | null;
                            /** @enum {unknown} */
                            state: "pending" | "succeeded" | "declined" | "failed" | "unknown" | "expected";
                            operations: {
                                /** @example pop_019abc… */
                                id: string;
                                /** @example pay_019abc… */
                                payment: string;
                                /** @enum {unknown} */
                                kind: "authorize" | "capture" | "void" | "refund";
                                /** @enum {unknown} */
                                state: "pending" | "succeeded" | "declined" | "failed" | "unknown";
                                /** @description minor units of the currency */
                                amountMinor: number;
                                problem: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send captured money back, the newest capture first
         * @description Action: `refund.request`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ord_019abc… */
                    order: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description minor units of the order’s currency */
                        amountMinor: number;
                        /** @enum {unknown} */
                        reason: "returned" | "cancelled" | "damaged" | "late" | "price" | "duplicate" | "goodwill" | "other";
                        /** @example pay_019abc… */
                        payment?: string;
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ord_019abc… */
                            order: string;
                            payment: string | null;
                            /** @enum {unknown} */
                            state: "pending" | "succeeded" | "declined" | "failed" | "unknown" | "expected";
                            operations: {
                                /** @example pop_019abc… */
                                id: string;
                                /** @example pay_019abc… */
                                payment: string;
                                /** @enum {unknown} */
                                kind: "authorize" | "capture" | "void" | "refund";
                                /** @enum {unknown} */
                                state: "pending" | "succeeded" | "declined" | "failed" | "unknown";
                                /** @description minor units of the currency */
                                amountMinor: number;
                                problem: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/payment-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the providers now what became of operations that nobody knows the end of
         * @description Action: `payment.check`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ord_019abc… */
                    order: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never> | null;
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ord_019abc… */
                            order: string;
                            payment: string | null;
                            /** @enum {unknown} */
                            state: "pending" | "succeeded" | "declined" | "failed" | "unknown" | "expected";
                            operations: {
                                /** @example pop_019abc… */
                                id: string;
                                /** @example pay_019abc… */
                                payment: string;
                                /** @enum {unknown} */
                                kind: "authorize" | "capture" | "void" | "refund";
                                /** @enum {unknown} */
                                state: "pending" | "succeeded" | "declined" | "failed" | "unknown";
                                /** @description minor units of the currency */
                                amountMinor: number;
                                problem: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/payments/{provider}/{tenant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Events of a payment provider, signed as Standard Webhooks say */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example prv_019abc… */
                    provider: string;
                    /** @example ten_019abc… */
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            received: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfillment-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The work list: what was released first comes first; without a state, whatever is open
         * @description Action: `fulfillment.read`.
         */
        get: {
            parameters: {
                query: {
                    /** @example loc_019abc… */
                    location?: string;
                    state?: "coming" | "released" | "accepted" | "in_work" | "packed" | "ready" | "done" | "cancelled";
                    cursor?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @example ffo_019abc… */
                                id: string;
                                number: string;
                                /** @example ord_019abc… */
                                order: string;
                                delivery: number;
                                /** @example loc_019abc… */
                                location: string;
                                destination: string;
                                to: string | null;
                                after: string | null;
                                state: string;
                                version: number;
                                shipBy: string | null;
                                collectBy: string | null;
                                /** Format: date-time */
                                releasedAt: string;
                                acceptedAt: string | null;
                                pickedAt: string | null;
                                packedAt: string | null;
                                readyAt: string | null;
                                doneAt: string | null;
                                lines: {
                                    line: number;
                                    /** @example itm_019abc… */
                                    item: string;
                                    sku: string;
                                    units: number;
                                    coming: number;
                                    waiting: number;
                                    declined: number;
                                    picked: number;
                                    short: number;
                                    packed: number;
                                    handedOver: number;
                                    cancelled: number;
                                    declineReason: string | null;
                                }[];
                                packages: {
                                    /** @example pkg_019abc… */
                                    id: string;
                                    package: number;
                                    sscc: string | null;
                                    weightG: number;
                                    carrier: string | null;
                                    service: string | null;
                                    trackingNumber: string | null;
                                    state: string;
                                    label: {
                                        state: string | null;
                                        problem: string | null;
                                    };
                                    contents: {
                                        line: number;
                                        units: number;
                                    }[];
                                    /** Format: date-time */
                                    packedAt: string;
                                    labelledAt: string | null;
                                    handedOverAt: string | null;
                                    actions: {
                                        name: string;
                                        allowed: boolean;
                                        why: string | null;
                                    }[];
                                }[];
                                actions: {
                                    name: string;
                                    allowed: boolean;
                                    why: string | null;
                                }[];
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfillment-orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One fulfillment order with its pick list, and the address for those who send it there
         * @description Action: `fulfillment.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ffo_019abc… */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ffo_019abc… */
                            id: string;
                            number: string;
                            /** @example ord_019abc… */
                            order: string;
                            delivery: number;
                            /** @example loc_019abc… */
                            location: string;
                            destination: string;
                            to: string | null;
                            after: string | null;
                            state: string;
                            version: number;
                            shipBy: string | null;
                            collectBy: string | null;
                            /** Format: date-time */
                            releasedAt: string;
                            acceptedAt: string | null;
                            pickedAt: string | null;
                            packedAt: string | null;
                            readyAt: string | null;
                            doneAt: string | null;
                            lines: {
                                line: number;
                                /** @example itm_019abc… */
                                item: string;
                                sku: string;
                                units: number;
                                coming: number;
                                waiting: number;
                                declined: number;
                                picked: number;
                                short: number;
                                packed: number;
                                handedOver: number;
                                cancelled: number;
                                declineReason: string | null;
                            }[];
                            packages: {
                                /** @example pkg_019abc… */
                                id: string;
                                package: number;
                                sscc: string | null;
                                weightG: number;
                                carrier: string | null;
                                service: string | null;
                                trackingNumber: string | null;
                                state: string;
                                label: {
                                    state: string | null;
                                    problem: string | null;
                                };
                                contents: {
                                    line: number;
                                    units: number;
                                }[];
                                /** Format: date-time */
                                packedAt: string;
                                labelledAt: string | null;
                                handedOverAt: string | null;
                                actions: {
                                    name: string;
                                    allowed: boolean;
                                    why: string | null;
                                }[];
                            }[];
                            actions: {
                                name: string;
                                allowed: boolean;
                                why: string | null;
                            }[];
                            /** @description what waits to be picked, by SKU */
                            pickList: {
                                line: number;
                                sku: string;
                                name: string;
                                units: number;
                            }[];
                            address: {
                                name: string | null;
                                company: string | null;
                                phone: string | null;
                                lines: string[] | null;
                                postalCode: string | null;
                                city: string | null;
                                country: string | null;
                                instructions: string | null;
                            } | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/locations/{location}/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The open work of one location: what must be done by when, late first, with all that scanning needs
         * @description Action: `fulfillment.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example loc_019abc… */
                    location: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            location: {
                                /** @example loc_019abc… */
                                id: string;
                                name: string;
                                city: string;
                            };
                            /** @description codes of those who take parcels now */
                            carriers: string[];
                            items: {
                                /** @example ffo_019abc… */
                                id: string;
                                number: string;
                                /** @example ord_019abc… */
                                order: string;
                                delivery: number;
                                /** @example loc_019abc… */
                                location: string;
                                destination: string;
                                to: string | null;
                                after: string | null;
                                state: string;
                                version: number;
                                shipBy: string | null;
                                collectBy: string | null;
                                /** Format: date-time */
                                releasedAt: string;
                                acceptedAt: string | null;
                                pickedAt: string | null;
                                packedAt: string | null;
                                readyAt: string | null;
                                doneAt: string | null;
                                packages: {
                                    /** @example pkg_019abc… */
                                    id: string;
                                    package: number;
                                    sscc: string | null;
                                    weightG: number;
                                    carrier: string | null;
                                    service: string | null;
                                    trackingNumber: string | null;
                                    state: string;
                                    label: {
                                        state: string | null;
                                        problem: string | null;
                                    };
                                    contents: {
                                        line: number;
                                        units: number;
                                    }[];
                                    /** Format: date-time */
                                    packedAt: string;
                                    labelledAt: string | null;
                                    handedOverAt: string | null;
                                    actions: {
                                        name: string;
                                        allowed: boolean;
                                        why: string | null;
                                    }[];
                                }[];
                                actions: {
                                    name: string;
                                    allowed: boolean;
                                    why: string | null;
                                }[];
                                orderNumber: string;
                                customer: string | null;
                                toName: string | null;
                                due: {
                                    /** @enum {unknown} */
                                    what: "ship" | "prepare" | "send_on" | "collect" | "arrive";
                                    on: string | null;
                                    at: string | null;
                                    late: boolean;
                                };
                                lines: {
                                    line: number;
                                    /** @example itm_019abc… */
                                    item: string;
                                    sku: string;
                                    units: number;
                                    coming: number;
                                    waiting: number;
                                    declined: number;
                                    picked: number;
                                    short: number;
                                    packed: number;
                                    handedOver: number;
                                    cancelled: number;
                                    declineReason: string | null;
                                    name: string;
                                    gtin: string | null;
                                }[];
                            }[];
                            /** @description there is more than is listed */
                            more: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send what is on the shelf for an order to its locations; says why the rest stays; with ?preview only that
         * @description Action: `fulfillment.release`.
         */
        post: {
            parameters: {
                query: {
                    preview: boolean;
                };
                header?: never;
                path: {
                    /** @example ord_019abc… */
                    order: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ord_019abc… */
                            order: string;
                            heldBy: string | null;
                            fulfillmentOrders: {
                                /** @example ffo_019abc… */
                                id: string;
                                number: string;
                                /** @example loc_019abc… */
                                location: string;
                                units: number;
                            }[];
                            left: {
                                line: number;
                                units: number;
                                /** @description held, unpaid, on_request, not_sourced, backordered, preordered */
                                why: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfillment-orders/{id}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Goods from another location are there, for a pickup; short, damaged or lost in part
         * @description Action: `fulfillment.receive`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ffo_019abc… */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        lines: {
                            /** @description number of the order line */
                            line: number;
                            /** @description with those that are damaged */
                            units: number;
                            damaged?: number;
                            /** @description will never come */
                            lost?: number;
                        }[];
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ffo_019abc… */
                            id: string;
                            number: string;
                            /** @example ord_019abc… */
                            order: string;
                            delivery: number;
                            /** @example loc_019abc… */
                            location: string;
                            destination: string;
                            to: string | null;
                            after: string | null;
                            state: string;
                            version: number;
                            shipBy: string | null;
                            collectBy: string | null;
                            /** Format: date-time */
                            releasedAt: string;
                            acceptedAt: string | null;
                            pickedAt: string | null;
                            packedAt: string | null;
                            readyAt: string | null;
                            doneAt: string | null;
                            lines: {
                                line: number;
                                /** @example itm_019abc… */
                                item: string;
                                sku: string;
                                units: number;
                                coming: number;
                                waiting: number;
                                declined: number;
                                picked: number;
                                short: number;
                                packed: number;
                                handedOver: number;
                                cancelled: number;
                                declineReason: string | null;
                            }[];
                            packages: {
                                /** @example pkg_019abc… */
                                id: string;
                                package: number;
                                sscc: string | null;
                                weightG: number;
                                carrier: string | null;
                                service: string | null;
                                trackingNumber: string | null;
                                state: string;
                                label: {
                                    state: string | null;
                                    problem: string | null;
                                };
                                contents: {
                                    line: number;
                                    units: number;
                                }[];
                                /** Format: date-time */
                                packedAt: string;
                                labelledAt: string | null;
                                handedOverAt: string | null;
                                actions: {
                                    name: string;
                                    allowed: boolean;
                                    why: string | null;
                                }[];
                            }[];
                            actions: {
                                name: string;
                                allowed: boolean;
                                why: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfillment-orders/{id}/acceptances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The location takes the work as a whole
         * @description Action: `fulfillment.accept`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ffo_019abc… */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ffo_019abc… */
                            id: string;
                            number: string;
                            /** @example ord_019abc… */
                            order: string;
                            delivery: number;
                            /** @example loc_019abc… */
                            location: string;
                            destination: string;
                            to: string | null;
                            after: string | null;
                            state: string;
                            version: number;
                            shipBy: string | null;
                            collectBy: string | null;
                            /** Format: date-time */
                            releasedAt: string;
                            acceptedAt: string | null;
                            pickedAt: string | null;
                            packedAt: string | null;
                            readyAt: string | null;
                            doneAt: string | null;
                            lines: {
                                line: number;
                                /** @example itm_019abc… */
                                item: string;
                                sku: string;
                                units: number;
                                coming: number;
                                waiting: number;
                                declined: number;
                                picked: number;
                                short: number;
                                packed: number;
                                handedOver: number;
                                cancelled: number;
                                declineReason: string | null;
                            }[];
                            packages: {
                                /** @example pkg_019abc… */
                                id: string;
                                package: number;
                                sscc: string | null;
                                weightG: number;
                                carrier: string | null;
                                service: string | null;
                                trackingNumber: string | null;
                                state: string;
                                label: {
                                    state: string | null;
                                    problem: string | null;
                                };
                                contents: {
                                    line: number;
                                    units: number;
                                }[];
                                /** Format: date-time */
                                packedAt: string;
                                labelledAt: string | null;
                                handedOverAt: string | null;
                                actions: {
                                    name: string;
                                    allowed: boolean;
                                    why: string | null;
                                }[];
                            }[];
                            actions: {
                                name: string;
                                allowed: boolean;
                                why: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfillment-orders/{id}/declines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The location does not serve units; they are brought to another one
         * @description Action: `fulfillment.decline`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ffo_019abc… */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        lines: {
                            /** @description number of the order line */
                            line: number;
                            units: number;
                        }[];
                        /**
                         * @example not_in_stock
                         * @example damaged
                         * @example no_capacity
                         * @example closed
                         */
                        reason: string;
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ffo_019abc… */
                            id: string;
                            number: string;
                            /** @example ord_019abc… */
                            order: string;
                            delivery: number;
                            /** @example loc_019abc… */
                            location: string;
                            destination: string;
                            to: string | null;
                            after: string | null;
                            state: string;
                            version: number;
                            shipBy: string | null;
                            collectBy: string | null;
                            /** Format: date-time */
                            releasedAt: string;
                            acceptedAt: string | null;
                            pickedAt: string | null;
                            packedAt: string | null;
                            readyAt: string | null;
                            doneAt: string | null;
                            lines: {
                                line: number;
                                /** @example itm_019abc… */
                                item: string;
                                sku: string;
                                units: number;
                                coming: number;
                                waiting: number;
                                declined: number;
                                picked: number;
                                short: number;
                                packed: number;
                                handedOver: number;
                                cancelled: number;
                                declineReason: string | null;
                            }[];
                            packages: {
                                /** @example pkg_019abc… */
                                id: string;
                                package: number;
                                sscc: string | null;
                                weightG: number;
                                carrier: string | null;
                                service: string | null;
                                trackingNumber: string | null;
                                state: string;
                                label: {
                                    state: string | null;
                                    problem: string | null;
                                };
                                contents: {
                                    line: number;
                                    units: number;
                                }[];
                                /** Format: date-time */
                                packedAt: string;
                                labelledAt: string | null;
                                handedOverAt: string | null;
                                actions: {
                                    name: string;
                                    allowed: boolean;
                                    why: string | null;
                                }[];
                            }[];
                            actions: {
                                name: string;
                                allowed: boolean;
                                why: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfillment-orders/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take units that are not picked to another location; with ?preview only say what would happen
         * @description Action: `fulfillment.move`.
         */
        post: {
            parameters: {
                query: {
                    preview: boolean;
                };
                header?: never;
                path: {
                    /** @example ffo_019abc… */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        location: string;
                        lines?: {
                            /** @description number of the order line */
                            line: number;
                            units: number;
                        }[];
                        /**
                         * @example closed
                         * @example staff_ill
                         * @example customer_asked
                         */
                        reason: string;
                        /** @description no search for cheaper places moves them again */
                        pin?: boolean;
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            fulfillmentOrder: {
                                /** @example ffo_019abc… */
                                id: string;
                                number: string;
                                /** @example loc_019abc… */
                                location: string;
                            };
                            left: {
                                /** @example ffo_019abc… */
                                id: string;
                                number: string;
                                state: string;
                            };
                            lines: {
                                line: number;
                                units: number;
                            }[];
                            stock: {
                                line: number;
                                /** @example loc_019abc… */
                                location: string;
                                freeBefore: number;
                                freeAfter: number;
                            }[];
                            promises: {
                                line: number;
                                units: number;
                                before: {
                                    shipBy: string | null;
                                    deliverBy: string | null;
                                };
                                after: {
                                    shipBy: string | null;
                                    deliverBy: string | null;
                                };
                            }[];
                            cost: {
                                /** @description the strategy that was asked */
                                rule: string;
                                /** @description hundredths of a minor unit */
                                beforePoints: number;
                                afterPoints: number;
                                against: string | null;
                            };
                            splits: {
                                before: number;
                                after: number;
                            };
                            pinned: boolean;
                            /** @example dec_019abc… */
                            decision: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfillment-orders/{id}/picks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Units were taken from the shelf, all or some
         * @description Action: `fulfillment.pick`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ffo_019abc… */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        lines: {
                            /** @description number of the order line */
                            line: number;
                            units: number;
                            sku?: string;
                            gtin?: string;
                        }[];
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ffo_019abc… */
                            id: string;
                            number: string;
                            /** @example ord_019abc… */
                            order: string;
                            delivery: number;
                            /** @example loc_019abc… */
                            location: string;
                            destination: string;
                            to: string | null;
                            after: string | null;
                            state: string;
                            version: number;
                            shipBy: string | null;
                            collectBy: string | null;
                            /** Format: date-time */
                            releasedAt: string;
                            acceptedAt: string | null;
                            pickedAt: string | null;
                            packedAt: string | null;
                            readyAt: string | null;
                            doneAt: string | null;
                            lines: {
                                line: number;
                                /** @example itm_019abc… */
                                item: string;
                                sku: string;
                                units: number;
                                coming: number;
                                waiting: number;
                                declined: number;
                                picked: number;
                                short: number;
                                packed: number;
                                handedOver: number;
                                cancelled: number;
                                declineReason: string | null;
                            }[];
                            packages: {
                                /** @example pkg_019abc… */
                                id: string;
                                package: number;
                                sscc: string | null;
                                weightG: number;
                                carrier: string | null;
                                service: string | null;
                                trackingNumber: string | null;
                                state: string;
                                label: {
                                    state: string | null;
                                    problem: string | null;
                                };
                                contents: {
                                    line: number;
                                    units: number;
                                }[];
                                /** Format: date-time */
                                packedAt: string;
                                labelledAt: string | null;
                                handedOverAt: string | null;
                                actions: {
                                    name: string;
                                    allowed: boolean;
                                    why: string | null;
                                }[];
                            }[];
                            actions: {
                                name: string;
                                allowed: boolean;
                                why: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfillment-orders/{id}/shorts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Units were not found at the pick; they are brought to another location
         * @description Action: `fulfillment.pick`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ffo_019abc… */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        lines: {
                            /** @description number of the order line */
                            line: number;
                            units: number;
                        }[];
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ffo_019abc… */
                            id: string;
                            number: string;
                            /** @example ord_019abc… */
                            order: string;
                            delivery: number;
                            /** @example loc_019abc… */
                            location: string;
                            destination: string;
                            to: string | null;
                            after: string | null;
                            state: string;
                            version: number;
                            shipBy: string | null;
                            collectBy: string | null;
                            /** Format: date-time */
                            releasedAt: string;
                            acceptedAt: string | null;
                            pickedAt: string | null;
                            packedAt: string | null;
                            readyAt: string | null;
                            doneAt: string | null;
                            lines: {
                                line: number;
                                /** @example itm_019abc… */
                                item: string;
                                sku: string;
                                units: number;
                                coming: number;
                                waiting: number;
                                declined: number;
                                picked: number;
                                short: number;
                                packed: number;
                                handedOver: number;
                                cancelled: number;
                                declineReason: string | null;
                            }[];
                            packages: {
                                /** @example pkg_019abc… */
                                id: string;
                                package: number;
                                sscc: string | null;
                                weightG: number;
                                carrier: string | null;
                                service: string | null;
                                trackingNumber: string | null;
                                state: string;
                                label: {
                                    state: string | null;
                                    problem: string | null;
                                };
                                contents: {
                                    line: number;
                                    units: number;
                                }[];
                                /** Format: date-time */
                                packedAt: string;
                                labelledAt: string | null;
                                handedOverAt: string | null;
                                actions: {
                                    name: string;
                                    allowed: boolean;
                                    why: string | null;
                                }[];
                            }[];
                            actions: {
                                name: string;
                                allowed: boolean;
                                why: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfillment-orders/{id}/packages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close picked units into packages, each with its SSCC
         * @description Action: `fulfillment.pack`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ffo_019abc… */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        packages: {
                            /** @description default: that of the items */
                            weightG?: number;
                            contents: {
                                /** @description number of the order line */
                                line: number;
                                units: number;
                            }[];
                        }[];
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ffo_019abc… */
                            id: string;
                            number: string;
                            /** @example ord_019abc… */
                            order: string;
                            delivery: number;
                            /** @example loc_019abc… */
                            location: string;
                            destination: string;
                            to: string | null;
                            after: string | null;
                            state: string;
                            version: number;
                            shipBy: string | null;
                            collectBy: string | null;
                            /** Format: date-time */
                            releasedAt: string;
                            acceptedAt: string | null;
                            pickedAt: string | null;
                            packedAt: string | null;
                            readyAt: string | null;
                            doneAt: string | null;
                            lines: {
                                line: number;
                                /** @example itm_019abc… */
                                item: string;
                                sku: string;
                                units: number;
                                coming: number;
                                waiting: number;
                                declined: number;
                                picked: number;
                                short: number;
                                packed: number;
                                handedOver: number;
                                cancelled: number;
                                declineReason: string | null;
                            }[];
                            packages: {
                                /** @example pkg_019abc… */
                                id: string;
                                package: number;
                                sscc: string | null;
                                weightG: number;
                                carrier: string | null;
                                service: string | null;
                                trackingNumber: string | null;
                                state: string;
                                label: {
                                    state: string | null;
                                    problem: string | null;
                                };
                                contents: {
                                    line: number;
                                    units: number;
                                }[];
                                /** Format: date-time */
                                packedAt: string;
                                labelledAt: string | null;
                                handedOverAt: string | null;
                                actions: {
                                    name: string;
                                    allowed: boolean;
                                    why: string | null;
                                }[];
                            }[];
                            actions: {
                                name: string;
                                allowed: boolean;
                                why: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfillment-orders/{id}/packages/{package}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Open a package again before it leaves; its label is given back
         * @description Action: `fulfillment.pack`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ffo_019abc… */
                    id: string;
                    /** @example pkg_019abc… */
                    package: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ffo_019abc… */
                            id: string;
                            number: string;
                            /** @example ord_019abc… */
                            order: string;
                            delivery: number;
                            /** @example loc_019abc… */
                            location: string;
                            destination: string;
                            to: string | null;
                            after: string | null;
                            state: string;
                            version: number;
                            shipBy: string | null;
                            collectBy: string | null;
                            /** Format: date-time */
                            releasedAt: string;
                            acceptedAt: string | null;
                            pickedAt: string | null;
                            packedAt: string | null;
                            readyAt: string | null;
                            doneAt: string | null;
                            lines: {
                                line: number;
                                /** @example itm_019abc… */
                                item: string;
                                sku: string;
                                units: number;
                                coming: number;
                                waiting: number;
                                declined: number;
                                picked: number;
                                short: number;
                                packed: number;
                                handedOver: number;
                                cancelled: number;
                                declineReason: string | null;
                            }[];
                            packages: {
                                /** @example pkg_019abc… */
                                id: string;
                                package: number;
                                sscc: string | null;
                                weightG: number;
                                carrier: string | null;
                                service: string | null;
                                trackingNumber: string | null;
                                state: string;
                                label: {
                                    state: string | null;
                                    problem: string | null;
                                };
                                contents: {
                                    line: number;
                                    units: number;
                                }[];
                                /** Format: date-time */
                                packedAt: string;
                                labelledAt: string | null;
                                handedOverAt: string | null;
                                actions: {
                                    name: string;
                                    allowed: boolean;
                                    why: string | null;
                                }[];
                            }[];
                            actions: {
                                name: string;
                                allowed: boolean;
                                why: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfillment-orders/{id}/packages/{package}/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a carrier would take for a package, service by service
         * @description Action: `fulfillment.label`.
         */
        get: {
            parameters: {
                query: {
                    carrier: string;
                };
                header?: never;
                path: {
                    /** @example ffo_019abc… */
                    id: string;
                    /** @example pkg_019abc… */
                    package: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                service: string;
                                /** @description minor units of the currency */
                                amountMinor: number;
                                /** @description ISO 4217 */
                                currency: string;
                                minDays: number;
                                maxDays: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfillment-orders/{id}/packages/{package}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Buy a label for a package; says what is known of it afterwards
         * @description Action: `fulfillment.label`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ffo_019abc… */
                    id: string;
                    /** @example pkg_019abc… */
                    package: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        carrier: string;
                        service?: string;
                        trackingNumber?: string;
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example pkg_019abc… */
                            package: string;
                            state: string | null;
                            problem: string | null;
                            trackingNumber: string | null;
                            priceMinor: number | null;
                            currency: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfillment-orders/{id}/packages/{package}/label-voids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a label back before the package is handed over
         * @description Action: `fulfillment.label`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ffo_019abc… */
                    id: string;
                    /** @example pkg_019abc… */
                    package: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example pkg_019abc… */
                            package: string;
                            state: string | null;
                            problem: string | null;
                            trackingNumber: string | null;
                            priceMinor: number | null;
                            currency: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfillment-orders/{id}/packages/{package}/label": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The label as PDF
         * @description Action: `fulfillment.label`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ffo_019abc… */
                    id: string;
                    /** @example pkg_019abc… */
                    package: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfillment-orders/{id}/shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand packages to their carriers; one shipment for each carrier and service
         * @description Action: `fulfillment.ship`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ffo_019abc… */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description default: all that are packed */
                        packages?: string[];
                        carrier?: string;
                        service?: string;
                        trackingNumbers?: {
                            /** @example pkg_019abc… */
                            package: string;
                            trackingNumber: string;
                        }[];
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            shipments: {
                                /** @example shp_019abc… */
                                id: string;
                                packages: string[];
                            }[];
                            fulfillmentOrder: {
                                /** @example ffo_019abc… */
                                id: string;
                                number: string;
                                /** @example ord_019abc… */
                                order: string;
                                delivery: number;
                                /** @example loc_019abc… */
                                location: string;
                                destination: string;
                                to: string | null;
                                after: string | null;
                                state: string;
                                version: number;
                                shipBy: string | null;
                                collectBy: string | null;
                                /** Format: date-time */
                                releasedAt: string;
                                acceptedAt: string | null;
                                pickedAt: string | null;
                                packedAt: string | null;
                                readyAt: string | null;
                                doneAt: string | null;
                                lines: {
                                    line: number;
                                    /** @example itm_019abc… */
                                    item: string;
                                    sku: string;
                                    units: number;
                                    coming: number;
                                    waiting: number;
                                    declined: number;
                                    picked: number;
                                    short: number;
                                    packed: number;
                                    handedOver: number;
                                    cancelled: number;
                                    declineReason: string | null;
                                }[];
                                packages: {
                                    /** @example pkg_019abc… */
                                    id: string;
                                    package: number;
                                    sscc: string | null;
                                    weightG: number;
                                    carrier: string | null;
                                    service: string | null;
                                    trackingNumber: string | null;
                                    state: string;
                                    label: {
                                        state: string | null;
                                        problem: string | null;
                                    };
                                    contents: {
                                        line: number;
                                        units: number;
                                    }[];
                                    /** Format: date-time */
                                    packedAt: string;
                                    labelledAt: string | null;
                                    handedOverAt: string | null;
                                    actions: {
                                        name: string;
                                        allowed: boolean;
                                        why: string | null;
                                    }[];
                                }[];
                                actions: {
                                    name: string;
                                    allowed: boolean;
                                    why: string | null;
                                }[];
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfillment-orders/{id}/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The goods wait at the counter; the customer is told, with a code
         * @description Action: `fulfillment.ready`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ffo_019abc… */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ffo_019abc… */
                            id: string;
                            number: string;
                            /** @example ord_019abc… */
                            order: string;
                            delivery: number;
                            /** @example loc_019abc… */
                            location: string;
                            destination: string;
                            to: string | null;
                            after: string | null;
                            state: string;
                            version: number;
                            shipBy: string | null;
                            collectBy: string | null;
                            /** Format: date-time */
                            releasedAt: string;
                            acceptedAt: string | null;
                            pickedAt: string | null;
                            packedAt: string | null;
                            readyAt: string | null;
                            doneAt: string | null;
                            lines: {
                                line: number;
                                /** @example itm_019abc… */
                                item: string;
                                sku: string;
                                units: number;
                                coming: number;
                                waiting: number;
                                declined: number;
                                picked: number;
                                short: number;
                                packed: number;
                                handedOver: number;
                                cancelled: number;
                                declineReason: string | null;
                            }[];
                            packages: {
                                /** @example pkg_019abc… */
                                id: string;
                                package: number;
                                sscc: string | null;
                                weightG: number;
                                carrier: string | null;
                                service: string | null;
                                trackingNumber: string | null;
                                state: string;
                                label: {
                                    state: string | null;
                                    problem: string | null;
                                };
                                contents: {
                                    line: number;
                                    units: number;
                                }[];
                                /** Format: date-time */
                                packedAt: string;
                                labelledAt: string | null;
                                handedOverAt: string | null;
                                actions: {
                                    name: string;
                                    allowed: boolean;
                                    why: string | null;
                                }[];
                            }[];
                            actions: {
                                name: string;
                                allowed: boolean;
                                why: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfillment-orders/{id}/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand the goods over at the counter against the code
         * @description Action: `fulfillment.hand_over`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ffo_019abc… */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        collectedBy?: string;
                        /** @description the till has the money; it reports the payment itself */
                        paymentReceived?: boolean;
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ffo_019abc… */
                            id: string;
                            number: string;
                            /** @example ord_019abc… */
                            order: string;
                            delivery: number;
                            /** @example loc_019abc… */
                            location: string;
                            destination: string;
                            to: string | null;
                            after: string | null;
                            state: string;
                            version: number;
                            shipBy: string | null;
                            collectBy: string | null;
                            /** Format: date-time */
                            releasedAt: string;
                            acceptedAt: string | null;
                            pickedAt: string | null;
                            packedAt: string | null;
                            readyAt: string | null;
                            doneAt: string | null;
                            lines: {
                                line: number;
                                /** @example itm_019abc… */
                                item: string;
                                sku: string;
                                units: number;
                                coming: number;
                                waiting: number;
                                declined: number;
                                picked: number;
                                short: number;
                                packed: number;
                                handedOver: number;
                                cancelled: number;
                                declineReason: string | null;
                            }[];
                            packages: {
                                /** @example pkg_019abc… */
                                id: string;
                                package: number;
                                sscc: string | null;
                                weightG: number;
                                carrier: string | null;
                                service: string | null;
                                trackingNumber: string | null;
                                state: string;
                                label: {
                                    state: string | null;
                                    problem: string | null;
                                };
                                contents: {
                                    line: number;
                                    units: number;
                                }[];
                                /** Format: date-time */
                                packedAt: string;
                                labelledAt: string | null;
                                handedOverAt: string | null;
                                actions: {
                                    name: string;
                                    allowed: boolean;
                                    why: string | null;
                                }[];
                            }[];
                            actions: {
                                name: string;
                                allowed: boolean;
                                why: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfillment-orders/{id}/code-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let pickup codes be tried again after too many wrong ones
         * @description Action: `fulfillment.release`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ffo_019abc… */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ffo_019abc… */
                            id: string;
                            number: string;
                            /** @example ord_019abc… */
                            order: string;
                            delivery: number;
                            /** @example loc_019abc… */
                            location: string;
                            destination: string;
                            to: string | null;
                            after: string | null;
                            state: string;
                            version: number;
                            shipBy: string | null;
                            collectBy: string | null;
                            /** Format: date-time */
                            releasedAt: string;
                            acceptedAt: string | null;
                            pickedAt: string | null;
                            packedAt: string | null;
                            readyAt: string | null;
                            doneAt: string | null;
                            lines: {
                                line: number;
                                /** @example itm_019abc… */
                                item: string;
                                sku: string;
                                units: number;
                                coming: number;
                                waiting: number;
                                declined: number;
                                picked: number;
                                short: number;
                                packed: number;
                                handedOver: number;
                                cancelled: number;
                                declineReason: string | null;
                            }[];
                            packages: {
                                /** @example pkg_019abc… */
                                id: string;
                                package: number;
                                sscc: string | null;
                                weightG: number;
                                carrier: string | null;
                                service: string | null;
                                trackingNumber: string | null;
                                state: string;
                                label: {
                                    state: string | null;
                                    problem: string | null;
                                };
                                contents: {
                                    line: number;
                                    units: number;
                                }[];
                                /** Format: date-time */
                                packedAt: string;
                                labelledAt: string | null;
                                handedOverAt: string | null;
                                actions: {
                                    name: string;
                                    allowed: boolean;
                                    why: string | null;
                                }[];
                            }[];
                            actions: {
                                name: string;
                                allowed: boolean;
                                why: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fulfillment-orders/{id}/expiries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nobody collected it in time: the goods go back on the shelf
         * @description Action: `fulfillment.ready`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ffo_019abc… */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ffo_019abc… */
                            id: string;
                            number: string;
                            /** @example ord_019abc… */
                            order: string;
                            delivery: number;
                            /** @example loc_019abc… */
                            location: string;
                            destination: string;
                            to: string | null;
                            after: string | null;
                            state: string;
                            version: number;
                            shipBy: string | null;
                            collectBy: string | null;
                            /** Format: date-time */
                            releasedAt: string;
                            acceptedAt: string | null;
                            pickedAt: string | null;
                            packedAt: string | null;
                            readyAt: string | null;
                            doneAt: string | null;
                            lines: {
                                line: number;
                                /** @example itm_019abc… */
                                item: string;
                                sku: string;
                                units: number;
                                coming: number;
                                waiting: number;
                                declined: number;
                                picked: number;
                                short: number;
                                packed: number;
                                handedOver: number;
                                cancelled: number;
                                declineReason: string | null;
                            }[];
                            packages: {
                                /** @example pkg_019abc… */
                                id: string;
                                package: number;
                                sscc: string | null;
                                weightG: number;
                                carrier: string | null;
                                service: string | null;
                                trackingNumber: string | null;
                                state: string;
                                label: {
                                    state: string | null;
                                    problem: string | null;
                                };
                                contents: {
                                    line: number;
                                    units: number;
                                }[];
                                /** Format: date-time */
                                packedAt: string;
                                labelledAt: string | null;
                                handedOverAt: string | null;
                                actions: {
                                    name: string;
                                    allowed: boolean;
                                    why: string | null;
                                }[];
                            }[];
                            actions: {
                                name: string;
                                allowed: boolean;
                                why: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/performances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A service was performed, or something digital was given
         * @description Action: `fulfillment.perform`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ord_019abc… */
                    order: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description number of the order line */
                        line: number;
                        units: number;
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ord_019abc… */
                            order: string;
                            line: number;
                            reserved: number;
                            delivered: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tracking-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What carriers report of packages; each scan has its own verdict, the same one twice is one fact
         * @description Action: `tracking.report`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        events: {
                            carrier: string;
                            trackingNumber: string;
                            code: "picked_up" | "in_transit" | "out_for_delivery" | "delivered" | "delivery_failed" | "returned_to_sender" | "damaged" | "lost";
                            /** Format: date-time */
                            occurredAt?: string;
                            place?: string;
                            detail?: string;
                            externalId: string;
                            proof?: {
                                name: string;
                            };
                        }[];
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                externalId: string;
                                /** @description recorded, known (the same came before) or refused */
                                outcome: string;
                                /** @example pkg_019abc… */
                                package?: string;
                                state?: string;
                                problem?: {
                                    type: string;
                                    detail: string;
                                };
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/carriers/{provider}/{tenant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tracking news of a carrier, signed as Standard Webhooks say */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example prv_019abc… */
                    provider: string;
                    /** @example ten_019abc… */
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            received: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/{package}/resolutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide over a package that came back or was lost: send its goods again, or take them out of the order
         * @description Action: `delivery.resolve`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example pkg_019abc… */
                    package: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        decision: "resend" | "cancel";
                        /** @description the goods are in our hands again */
                        received: boolean;
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example pkg_019abc… */
                            package: string;
                            /** @example ord_019abc… */
                            order: string;
                            state: string;
                            failedAttempts: number;
                            deliveredAt: string | null;
                            confirmedAt: string | null;
                            contestedAt: string | null;
                            resolved: string | null;
                            actions: {
                                name: string;
                                allowed: boolean;
                                why: string | null;
                            }[];
                            /** @description minor units of the currency */
                            creditedMinor: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/{package}/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The customer says that a package arrived, or that it did not
         * @description Action: `delivery.confirm`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example pkg_019abc… */
                    package: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        received: boolean;
                        reason?: string;
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example pkg_019abc… */
                            package: string;
                            /** @example ord_019abc… */
                            order: string;
                            state: string;
                            failedAttempts: number;
                            deliveredAt: string | null;
                            confirmedAt: string | null;
                            contestedAt: string | null;
                            resolved: string | null;
                            actions: {
                                name: string;
                                allowed: boolean;
                                why: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Allow delivered units to come back
         * @description Action: `return.authorize`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ord_019abc… */
                    order: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default post */
                        way: "post" | "store" | "refused_at_door";
                        location?: string;
                        lines: {
                            line: number;
                            units: number;
                            reason: "unwanted" | "wrong_item" | "damaged" | "not_as_described" | "too_late" | "other";
                        }[];
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ret_019abc… */
                            id: string;
                            number: string;
                            units: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/returns/{return}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take what came back
         * @description Action: `return.receive`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ret_019abc… */
                    return: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        location: string;
                        lines: {
                            line: number;
                            units: number;
                        }[];
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            received: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/returns/{return}/inspections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Judge what came back; accepted units are refunded
         * @description Action: `return.inspect`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ret_019abc… */
                    return: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        findings: {
                            line: number;
                            restock?: number;
                            writeOff?: number;
                            reject?: number;
                        }[];
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accepted: number;
                            rejected: number;
                            refundMinor: number;
                            closed: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The customer’s answer
         * @description Action: `feedback.give`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ord_019abc… */
                    order: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rating: number;
                        comment?: string;
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rating: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the customer was told
         * @description Action: `message.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ord_019abc… */
                    order: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @example msg_019abc… */
                                id: string;
                                kind: string;
                                locale: string;
                                recipient: string | null;
                                subject: string | null;
                                text: string | null;
                                state: string;
                                /** Format: date-time */
                                madeAt: string;
                                sentAt: string | null;
                                problem: string | null;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/feedback-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the customer how it was
         * @description Action: `message.resend`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example ord_019abc… */
                    order: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description when it was so, if earlier; needs the scope time.backdate or time.replay
                         */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            asked: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/trial-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Debits and credits of every account; both sums are equal in each currency
         * @description Action: `ledger.read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @example ent_019abc… */
                    legalEntity?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accounts: {
                                account: string;
                                name: string;
                                kind: string;
                                /** @description ISO 4217 */
                                currency: string;
                                /** @description minor units of the currency */
                                debitMinor: number;
                                /** @description minor units of the currency */
                                creditMinor: number;
                                /** @description debits minus credits */
                                balanceMinor: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Journal entries with their postings, newest first
         * @description Action: `ledger.read`.
         */
        get: {
            parameters: {
                query: {
                    /** @example ord_019abc… */
                    order?: string;
                    /** @example jnl_019abc… */
                    cursor?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @example jnl_019abc… */
                                id: string;
                                event: string;
                                order: string | null;
                                operation: string | null;
                                /** @description bare id of what it was booked for: operation, shipment, return */
                                cause: string;
                                /** @example ent_019abc… */
                                legalEntity: string;
                                /** Format: date-time */
                                occurredAt: string;
                                /** Format: date-time */
                                recordedAt: string;
                                postings: {
                                    posting: number;
                                    debit: string;
                                    credit: string;
                                    /** @description ISO 4217 */
                                    currency: string;
                                    /** @description minor units of the currency */
                                    amountMinor: number;
                                }[];
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole story of an order; with ?version what was agreed with an earlier version of it
         * @description Action: `order.read`.
         */
        get: {
            parameters: {
                query?: {
                    version?: number;
                };
                header?: never;
                path: {
                    /** @example ord_019abc… */
                    order: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ord_019abc… */
                            id: string;
                            number: string;
                            version: number;
                            channel: {
                                /** @example chn_019abc… */
                                id: string;
                                code: string;
                            };
                            externalNumber: string | null;
                            customer: string | null;
                            placedAtLocation: string | null;
                            locale: string;
                            terms: string | null;
                            priority: number;
                            /** Format: date-time */
                            placedAt: string;
                            /** Format: date-time */
                            recordedAt: string;
                            closedAt: string | null;
                            statuses: {
                                fulfillment: string;
                                payment: string;
                                returns: string;
                                holds: string;
                            };
                            money: {
                                currency: string;
                                totalMinor: number;
                                cancelledMinor: number;
                                creditedMinor: number;
                                dueMinor: number;
                                authorizedMinor: number;
                                capturedMinor: number;
                                refundedMinor: number;
                                owedMinor: number;
                            } | null;
                            parties: {
                                party: number;
                                role: string;
                                name?: string | null;
                                company?: string | null;
                                email?: string | null;
                                phone?: string | null;
                                lines?: string[] | null;
                                postalCode?: string | null;
                                city?: string | null;
                                region?: string | null;
                                country?: string | null;
                                instructions?: string | null;
                            }[];
                            deliveries: {
                                delivery: number;
                                method: string;
                                shipTo: number | null;
                                pickupLocation: string | null;
                                pickupLocationName: string | null;
                                carrierService: string | null;
                                requestedOn: string | null;
                            }[];
                            lines: {
                                line: number;
                                delivery: number;
                                item: string | null;
                                sku: string;
                                name: string;
                                kind: string;
                                quantity: number;
                                netMinor?: number;
                                taxMinor?: number;
                                grossMinor?: number;
                                relation: string | null;
                                relationLine: number | null;
                                /** @description units by where they are; they add up to the quantity */
                                buckets: {
                                    [key: string]: number;
                                };
                                promises: {
                                    units: number;
                                    location: string | null;
                                    requestedOn: string | null;
                                    shipBy: string | null;
                                    deliverBy: string | null;
                                    reason: string;
                                    /** Format: date-time */
                                    recordedAt: string;
                                    toldAt: string | null;
                                }[];
                                appointments: {
                                    place: string;
                                    /**
                                     * Format: date
                                     * @description YYYY-MM-DD
                                     */
                                    on: string;
                                    slot: string;
                                    units: number;
                                }[];
                                reservations: {
                                    location: string;
                                    units: number;
                                    /** @description to goods that are still to come */
                                    pegged: boolean;
                                    expectedAt: string | null;
                                }[];
                            }[];
                            charges: {
                                charge: number;
                                delivery: number | null;
                                kind: string;
                                name: string;
                                netMinor: number;
                                taxMinor: number;
                                grossMinor: number;
                                cancelled: boolean;
                            }[];
                            holds: {
                                /** @example hld_019abc… */
                                id: string;
                                type: string;
                                reason: string;
                                stops: string[];
                                /** Format: date-time */
                                raisedAt: string;
                                expiresAt: string | null;
                                liftedAt: string | null;
                                liftedReason: string | null;
                            }[];
                            decisions: {
                                /** @example dec_019abc… */
                                id: string;
                                delivery: number;
                                rule: string;
                                inputs: unknown;
                                outcome: unknown;
                                /** Format: date-time */
                                decidedAt: string;
                            }[];
                            fulfillmentOrders: {
                                /** @example ffo_019abc… */
                                id: string;
                                number: string;
                                delivery: number;
                                /** @example loc_019abc… */
                                location: string;
                                locationName: string;
                                destination: string;
                                to: string | null;
                                after: string | null;
                                state: string;
                                shipBy: string | null;
                                /** Format: date-time */
                                releasedAt: string;
                                acceptedAt: string | null;
                                pickedAt: string | null;
                                packedAt: string | null;
                                readyAt: string | null;
                                doneAt: string | null;
                                lines: {
                                    line: number;
                                    sku: string;
                                    units: number;
                                    coming: number;
                                    waiting: number;
                                    declined: number;
                                    picked: number;
                                    short: number;
                                    packed: number;
                                    handedOver: number;
                                    cancelled: number;
                                }[];
                                packages: {
                                    /** @example pkg_019abc… */
                                    id: string;
                                    package: number;
                                    weightG: number;
                                    service: string | null;
                                    trackingNumber: string | null;
                                    state: string;
                                    /** Format: date-time */
                                    packedAt: string;
                                    handedOverAt: string | null;
                                    contents: {
                                        line: number;
                                        units: number;
                                    }[];
                                    delivery: {
                                        state: string;
                                        failedAttempts: number;
                                        lastEventAt: string | null;
                                        deliveredAt: string | null;
                                        confirmedAt: string | null;
                                        contestedAt: string | null;
                                    } | null;
                                    tracking: {
                                        code: string;
                                        place: string | null;
                                        occurredAt: string;
                                    }[];
                                }[];
                            }[];
                            payments: {
                                /** @example pay_019abc… */
                                payment: string;
                                method: string;
                                /** @example prv_019abc… */
                                provider: string;
                                currency: string;
                                /** @example pop_019abc… */
                                operation: string;
                                kind: string;
                                amountMinor: number;
                                state: string;
                                /** Format: date-time */
                                occurredAt: string;
                                settledAt: string | null;
                            }[];
                            returns: {
                                /** @example ret_019abc… */
                                id: string;
                                number: string;
                                way: string;
                                /** Format: date-time */
                                authorizedAt: string;
                                receivedAt: string | null;
                                inspectedAt: string | null;
                                closedAt: string | null;
                                refundMinor: number;
                                expected: number;
                                received: number;
                                accepted: number;
                                refunded: number;
                            }[];
                            messages: {
                                /** @example msg_019abc… */
                                id: string;
                                kind: string;
                                medium: string;
                                locale: string;
                                state: string;
                                /** Format: date-time */
                                madeAt: string;
                                sentAt: string | null;
                            }[];
                            amendments: {
                                version: number;
                                kind: string;
                                actor: string;
                                reason: string | null;
                                detail: unknown;
                                /** Format: date-time */
                                occurredAt: string;
                            }[];
                            reports: {
                                /** @example whe_019abc… */
                                endpoint: string;
                                event: string;
                                state: string;
                                attempts: number;
                                reportedAt: string | null;
                                acknowledgedAt: string | null;
                                problem: string | null;
                                resentAt: string | null;
                                resendReason: string | null;
                            }[];
                            timeline: {
                                specversion: string;
                                id: string;
                                source: string;
                                type: string;
                                subject?: string;
                                /** Format: date-time */
                                time: string;
                                datacontenttype: string;
                                sequence: string;
                                data: {
                                    [key: string]: unknown;
                                };
                            }[];
                            actions: {
                                name: string;
                                allowed: boolean;
                                why: string | null;
                            }[];
                        } | {
                            /** @example ord_019abc… */
                            id: string;
                            number: string;
                            version: number;
                            latest: number;
                            change: {
                                kind: string;
                                actor: string;
                                reason: string | null;
                                /** Format: date-time */
                                occurredAt: string;
                            } | null;
                            until: string | null;
                            /** Format: date-time */
                            placedAt: string;
                            currency: string;
                            terms: string | null;
                            agreed: {
                                money: {
                                    totalMinor: number;
                                    cancelledMinor: number;
                                    creditedMinor: number;
                                    dueMinor: number;
                                } | null;
                                parties: {
                                    [key: string]: unknown;
                                }[];
                                deliveries: {
                                    [key: string]: unknown;
                                }[];
                                lines: {
                                    [key: string]: unknown;
                                }[];
                                charges: {
                                    [key: string]: unknown;
                                }[];
                                payments: {
                                    method: string;
                                    provider: string;
                                }[];
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The filtered orders as CSV, newest first, streamed; people are named only to those who may read them
         * @description Action: `order.export`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description order number, channel’s number, e-mail, phone, beginning of last name or company, SKU, tracking number; looks at the 1000 newest orders that fit */
                    q?: string;
                    /** @example chn_019abc… */
                    channel?: string;
                    /** @example loc_019abc… */
                    location?: string;
                    fulfillment?: string;
                    payment?: string;
                    returns?: string;
                    holds?: string;
                    /** @description state of one of its parcels */
                    delivery?: string;
                    /** @description open orders that need somebody; looks at the 1000 newest orders that fit */
                    needs?: "late" | "release" | "payment";
                    number?: string;
                    externalNumber?: string;
                    /** @example cus_019abc… */
                    customer?: string;
                    email?: string;
                    phone?: string;
                    /** @description beginning of last name or company */
                    name?: string;
                    trackingNumber?: string;
                    sku?: string;
                    placedFrom?: string;
                    placedUntil?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description text/csv, UTF-8 with a byte order mark */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where all orders stand
         * @description Action: `report.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            orders: number;
                            states: {
                                [key: string]: number;
                            };
                            units: {
                                [key: string]: number;
                            };
                            money: {
                                currency: string;
                                goodsNetMinor: number;
                                chargesNetMinor: number;
                                taxMinor: number;
                                totalMinor: number;
                                cancelledMinor: number;
                                creditedMinor: number;
                                capturedMinor: number;
                                refundedMinor: number;
                                owedMinor: number;
                            }[];
                            messages: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/tower": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders by stage, step times with backlog, and what needs somebody, as far as one may see orders
         * @description Action: `report.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description position of the log that is known already: an answer that knows it too may be one that somebody else got a moment ago */
                    "kontor-seen"?: number;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            asOf: string;
                            /** @description how far back closed orders and step times reach */
                            days: number;
                            late: number;
                            dueToday: number;
                            stages: {
                                stage: string;
                                currency: string;
                                orders: number;
                                valueMinor: number | null;
                                owedMinor: number | null;
                            }[];
                            steps: {
                                /** @enum {unknown} */
                                step: "source" | "release" | "accept" | "pick" | "pack" | "hand_over" | "deliver";
                                waiting: number;
                                oldestAt: string | null;
                                done: number;
                                medianS: number | null;
                                p90S: number | null;
                                formerMedianS: number | null;
                                targetS: number | null;
                            }[];
                            /** @description open orders by their age */
                            ageing: {
                                /** @description so old or older */
                                fromDays: number;
                                orders: number;
                            }[];
                            exceptions: {
                                /** @enum {unknown} */
                                kind: "late" | "at_risk" | "held" | "payment_unknown" | "payment_failed" | "short" | "delivery_failed" | "backordered";
                                /** @description orders of this kind in all; the oldest are listed */
                                all: number;
                                orders: {
                                    /** @example ord_019abc… */
                                    order: string;
                                    number: string;
                                    /** Format: date-time */
                                    since: string;
                                    detail: string | null;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders that need somebody for one reason, the oldest first
         * @description Action: `report.read`.
         */
        get: {
            parameters: {
                query: {
                    kind: "late" | "at_risk" | "held" | "payment_unknown" | "payment_failed" | "short" | "delivery_failed" | "backordered";
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @enum {unknown} */
                                kind: "late" | "at_risk" | "held" | "payment_unknown" | "payment_failed" | "short" | "delivery_failed" | "backordered";
                                /** @description orders of this kind in all; the oldest are listed */
                                all: number;
                                orders: {
                                    /** @example ord_019abc… */
                                    order: string;
                                    number: string;
                                    /** Format: date-time */
                                    since: string;
                                    detail: string | null;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/drift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ledgers against the sums that are kept of them: all 0, or something is broken
         * @description Action: `report.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                ledger: string;
                                /** @description 0, or a fault */
                                differs: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/process": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which activity followed which, how often and how long after: the process as it is
         * @description Action: `report.read`.
         */
        get: {
            parameters: {
                query: {
                    object: "order" | "fulfillment_order" | "package";
                    /** @description how many days it goes back */
                    days: number;
                    channel?: string;
                    location?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            asOf: string;
                            days: number;
                            /** @description events that happened and are not counted yet */
                            behind: number;
                            activities: {
                                activity: string;
                                passages: number;
                                medianS: number | null;
                                p90S: number | null;
                            }[];
                            edges: {
                                from: string;
                                to: string;
                                passages: number;
                                medianS: number | null;
                                p90S: number | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How long each step takes per channel, location or carrier, and how long it took before
         * @description Action: `report.read`.
         */
        get: {
            parameters: {
                query: {
                    by: "channel" | "location" | "carrier";
                    days: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            asOf: string;
                            days: number;
                            items: {
                                id: string;
                                /** @description by which the orders behind it are asked for */
                                code: string;
                                name: string;
                                /** @enum {unknown} */
                                step: "source" | "release" | "accept" | "pick" | "pack" | "hand_over" | "deliver";
                                done: number;
                                medianS: number | null;
                                p90S: number | null;
                                formerMedianS: number | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/process/passages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The orders behind a passage of the process, or behind a step: the slowest first
         * @description Action: `report.read`.
         */
        get: {
            parameters: {
                query: {
                    object: "order" | "fulfillment_order" | "package" | "step";
                    /** @description left out for a step, and for whatever came before */
                    from?: string;
                    to: string;
                    /** @description how many days it goes back */
                    days: number;
                    channel?: string;
                    location?: string;
                    carrier?: string;
                    cursor?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @example ord_019abc… */
                                order: string;
                                number: string;
                                channel: string | null;
                                location: string | null;
                                /**
                                 * Format: date
                                 * @description YYYY-MM-DD
                                 */
                                day: string;
                                tookS: number;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/process/ocel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to orders, fulfillment orders and packages, as OCEL 2.0 (JSON), for tools of process mining
         * @description Action: `report.export`.
         */
        get: {
            parameters: {
                query: {
                    /** @description how many days it goes back */
                    days: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/json, streamed: an OCEL 2.0 document */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * On time in full, perfect orders, fill rate, splits, days to cash: of orders closed of late, and before
         * @description Action: `report.read`.
         */
        get: {
            parameters: {
                query: {
                    /** @description how many days it goes back */
                    days: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            asOf: string;
                            days: number;
                            now: {
                                /** @description closed in these days, but for those that their customers took back as a whole */
                                orders: number;
                                /** @description OTIF: complete, and on the day that was promised first or that the customer chose later */
                                onTimeInFull: number;
                                /** @description SCOR RL.1.1: on time, in full, undamaged, what was ordered, and no trouble with the money */
                                perfect: number;
                                /** @description of goods */
                                units: number;
                                /** @description units that were there at the first try: neither waited for, nor declined, nor missing at the pick */
                                filled: number;
                                cashMedianS: number | null;
                                cashP90S: number | null;
                                causes: {
                                    /** @enum {unknown} */
                                    cause: "late" | "short" | "damaged" | "returned" | "payment" | "split";
                                    orders: number;
                                }[];
                            };
                            former: {
                                /** @description closed in these days, but for those that their customers took back as a whole */
                                orders: number;
                                /** @description OTIF: complete, and on the day that was promised first or that the customer chose later */
                                onTimeInFull: number;
                                /** @description SCOR RL.1.1: on time, in full, undamaged, what was ordered, and no trouble with the money */
                                perfect: number;
                                /** @description of goods */
                                units: number;
                                /** @description units that were there at the first try: neither waited for, nor declined, nor missing at the pick */
                                filled: number;
                                cashMedianS: number | null;
                                cashP90S: number | null;
                                causes: {
                                    /** @enum {unknown} */
                                    cause: "late" | "short" | "damaged" | "returned" | "payment" | "split";
                                    orders: number;
                                }[];
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/quality/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The orders behind a number of the quality report: newest first, the worst first where one is worse
         * @description Action: `report.read`.
         */
        get: {
            parameters: {
                query: {
                    behind: "late" | "short" | "damaged" | "returned" | "payment" | "split" | "unfilled" | "cash";
                    /** @description how many days it goes back */
                    days: number;
                    cursor?: string;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @example ord_019abc… */
                                order: string;
                                number: string;
                                channel: string;
                                /** Format: date-time */
                                closedAt: string;
                                causes: ("late" | "short" | "damaged" | "returned" | "payment" | "split")[];
                                units: number;
                                filled: number;
                                cashS: number | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Positions by SKU and location, searched by SKU, name or GTIN
         * @description Action: `stock.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                    search?: string;
                    /** @example loc_019abc… */
                    location?: string;
                    /** @description low: at or below the reorder level; out: nothing free; drifting: differs from its ledgers */
                    show?: "low" | "out" | "incoming" | "drifting";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @example itm_019abc… */
                                item: string;
                                sku: string;
                                name: string;
                                /** @example loc_019abc… */
                                location: string;
                                code: string;
                                /** @description name of the location */
                                place: string;
                                onHand: number;
                                unavailable: number;
                                reserved: number;
                                allocated: number;
                                free: number;
                                incoming: number;
                                incomingAt: string | null;
                                reorderLevel: number | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock/positions/{item}/{location}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One item at one location: its numbers, who holds units, what is to come, who waits
         * @description Action: `stock.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example itm_019abc… */
                    item: string;
                    /** @example loc_019abc… */
                    location: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example itm_019abc… */
                            item: string;
                            sku: string;
                            name: string;
                            /** @example loc_019abc… */
                            location: string;
                            code: string;
                            place: string;
                            reorderLevel: number | null;
                            onHand: number;
                            unavailable: number;
                            reserved: number;
                            allocated: number;
                            free: number;
                            /** @description sum of the ledger; another number than onHand is a fault */
                            ledgerOnHand: number;
                            /** @description sum of what is held; another number than reserved is a fault */
                            heldReserved: number;
                            holders: {
                                /** @description order_line, quote or transfer */
                                kind: string;
                                order: string | null;
                                number: string | null;
                                line: number;
                                units: number;
                                supply: string | null;
                                /** Format: date-time */
                                madeAt: string;
                                expiresAt: string | null;
                                deliverBy: string | null;
                            }[];
                            work: {
                                /** @example ord_019abc… */
                                order: string;
                                number: string;
                                /** @example ffo_019abc… */
                                fulfillmentOrder: string;
                                fulfillmentNumber: string;
                                line: number;
                                units: number;
                                state: string;
                            }[];
                            supplies: {
                                /** @example sup_019abc… */
                                id: string;
                                kind: string;
                                reference: string;
                                incoming: number;
                                pegged: number;
                                /** Format: date-time */
                                expectedAt: string;
                            }[];
                            waiting: {
                                /** @example ord_019abc… */
                                order: string;
                                number: string;
                                line: number;
                                units: number;
                                neededBy: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stock/positions/{item}/{location}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger of a position, newest first: document, reason, who wrote it, and what lay there after it
         * @description Action: `stock.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                };
                header?: never;
                path: {
                    /** @example itm_019abc… */
                    item: string;
                    /** @example loc_019abc… */
                    location: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                kind: string;
                                units: number;
                                unavailable: number;
                                /** @description what lay there after it */
                                onHand: number;
                                reason: string | null;
                                documentKind: string;
                                document: string | null;
                                order: string | null;
                                actorKind: string;
                                actor: string | null;
                                /** Format: date-time */
                                occurredAt: string;
                                /** Format: date-time */
                                recordedAt: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed what of the house and when, newest first
         * @description Action: `audit.read`.
         */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit: number;
                    person?: string;
                    area?: "location" | "channel" | "brand" | "legal_entity" | "user" | "key" | "policy" | "provider" | "price_list" | "catalog" | "master_data" | "strategy" | "hold_rule" | "capacity" | "webhook" | "file" | "test_service";
                    /** @description YYYY-MM-DD */
                    from?: string;
                    /** @description YYYY-MM-DD, the last day */
                    until?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @description area and what was done: policy.changed */
                                type: string;
                                /** Format: date-time */
                                at: string;
                                actor: {
                                    id: string;
                                    /** @enum {unknown} */
                                    kind: "user" | "key";
                                    name: string | null;
                                };
                                subject: string | null;
                                /** @description what it was changed to, as far as it is told */
                                data: {
                                    [key: string]: unknown;
                                };
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/actors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People and systems that can have changed something
         * @description Action: `audit.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                kind: string;
                                name: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The kinds of files that can be brought in, and what stands in their columns
         * @description Action: `file.import`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                kind: string;
                                /** @description whether who asks may write what is in it */
                                allowed: boolean;
                                right: string;
                                columns: {
                                    [key: string]: string;
                                };
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a file in; the answer tells how far it is, what is refused, and at the end the counts
         * @description Action: `file.import`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: "items" | "prices" | "stock" | "calendars" | "calendar-days" | "carrier-services" | "carrier-zones" | "carrier-prices" | "carrier-transits" | "carrier-cut-offs";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Lines of JSON */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/followed-order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The order of a customer’s link, as the customer sees it
         * @description Action: `order.follow`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example ord_019abc… */
                            order: string;
                            number: string;
                            version: number;
                            /** Format: date-time */
                            placedAt: string;
                            locale: string;
                            brand: {
                                name: string;
                                color: string | null;
                                logo: string | null;
                            };
                            statuses: {
                                fulfillment: string;
                                payment: string;
                                returns: string;
                            };
                            money: {
                                currency: string;
                                totalMinor: number;
                                dueMinor: number;
                                toPayMinor: number;
                                refundedMinor: number;
                            };
                            deliveries: {
                                delivery: number;
                                method: string;
                                city: string | null;
                                country: string | null;
                                pickup: {
                                    name: string;
                                    street: string | null;
                                    postalCode: string | null;
                                    city: string;
                                } | null;
                                /** @description it waits at the counter */
                                ready: boolean;
                                collectBy: string | null;
                                requestedOn: string | null;
                                promisedOn: string | null;
                                firstPromisedOn: string | null;
                                arrivedAt: string | null;
                            }[];
                            lines: {
                                line: number;
                                delivery: number;
                                name: string;
                                kind: string;
                                quantity: number;
                                grossMinor: number;
                                buckets: {
                                    [key: string]: number;
                                };
                                cancellable: number;
                                returnable: number;
                            }[];
                            charges: {
                                kind: string;
                                name: string;
                                grossMinor: number;
                            }[];
                            parcels: {
                                /** @example pkg_019abc… */
                                id: string;
                                delivery: number;
                                carrier: string | null;
                                trackingNumber: string | null;
                                trackingUrl: string | null;
                                /** @description packed, under_way, out_for_delivery, failed, delivered, going_back, lost … */
                                state: string;
                                sentAt: string | null;
                                deliveredAt: string | null;
                                contested: boolean;
                                contents: {
                                    line: number;
                                    units: number;
                                }[];
                                scans: {
                                    code: string;
                                    place: string | null;
                                    occurredAt: string;
                                }[];
                            }[];
                            returns: {
                                number: string;
                                way: string;
                                /** Format: date-time */
                                authorizedAt: string;
                                expected: number;
                                received: number;
                                refundMinor: number;
                                closed: boolean;
                            }[];
                            feedback: number | null;
                            may: {
                                cancel: {
                                    allowed: boolean;
                                    until: string | null;
                                };
                                changeAddress: {
                                    allowed: boolean;
                                    until: string | null;
                                };
                                return: {
                                    allowed: boolean;
                                    until: string | null;
                                };
                                feedback: {
                                    allowed: boolean;
                                    until: string | null;
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events after a position, in order of commit
         * @description Action: `event.read`.
         */
        get: {
            parameters: {
                query: {
                    after: number;
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description those you may see; go on at `next` also when there are none */
                            items: {
                                /** @enum {string} */
                                specversion: "1.0";
                                id: string;
                                source: string;
                                type: string;
                                subject?: string;
                                time: string;
                                /** @enum {string} */
                                datacontenttype: "application/json";
                                sequence: string;
                                data: {
                                    [key: string]: unknown;
                                };
                            }[];
                            next: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events as they happen (server-sent events)
         * @description Action: `event.read`.
         */
        get: {
            parameters: {
                query: {
                    /** @description touched: only to which orders something happened, gathered for a moment; for screens that read again */
                    form: "events" | "touched";
                    after?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is told what, and how well they take it
         * @description Action: `webhook.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @example whe_019abc… */
                                id: string;
                                channel: string | null;
                                url: string;
                                eventTypes: string[];
                                active: boolean;
                                disabledReason: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                lastSuccessAt: string | null;
                                lastFailureAt: string | null;
                                lastProblem: string | null;
                                /** @description reports that wait to be taken */
                                openDeliveries: number;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Tell an address what happens; the signing secret is shown in this answer only
         * @description Action: `webhook.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        url: string;
                        eventTypes: string[];
                        /** @example chn_019abc… */
                        channel?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example whe_019abc… */
                            id: string;
                            secret: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpoint}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Stop telling an address
         * @description Action: `webhook.write`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example whe_019abc… */
                    endpoint: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example whe_019abc… */
                            id: string;
                            active: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Switch an address off, or on again; what failed meanwhile is sent by a resend
         * @description Action: `webhook.write`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example whe_019abc… */
                    endpoint: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        active: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @example whe_019abc… */
                            id: string;
                            active: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpoint}/resends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was reported again, by whom and why, newest first
         * @description Action: `webhook.read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example whe_019abc… */
                    endpoint: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                order: string | null;
                                from: number | null;
                                onlyFailed: boolean;
                                reason: string | null;
                                resent: number;
                                actor: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Report again: of one order, from a position on, or what failed
         * @description Action: `webhook.write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @example whe_019abc… */
                    endpoint: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @example ord_019abc… */
                        order?: string;
                        from?: number;
                        /** @default true */
                        onlyFailed: boolean;
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            resent: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            /** @example /problems/stock_short */
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @description JSON pointer of the field at fault */
            path?: string;
            more?: {
                [key: string]: unknown;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
